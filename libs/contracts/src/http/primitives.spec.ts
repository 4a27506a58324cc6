import { paragraph, text } from './primitives';

const single = text(10);
const several = paragraph(10);
const takes = (schema: typeof single, given: string) => schema.safeParse(given).success;

const invisible = [
  ['a null byte', '\u0000'],
  ['a tab', '\t'],
  ['an escape', '\u001b'],
  ['a delete', '\u007f'],
  ['a next line', '\u0085'],
  ['a soft hyphen', '\u00ad'],
  ['a zero-width space', '\u200b'],
  ['a right-to-left mark', '\u200f'],
  ['a line separator', '\u2028'],
  ['a paragraph separator', '\u2029'],
  ['a right-to-left override', '\u202e'],
  ['an isolate', '\u2066'],
  ['a byte order mark', '\ufeff'],
  ['an invisible tag', '\u{e0041}'],
] as const;

describe('a text', () => {
  it.each(['Ana María', "D'Ávila Ñ.", 'Obra & Cía', '日本', 'á'])('takes %s', (given) => {
    expect(single.parse(given)).toBe(given);
  });

  it.each([...invisible, ['a line feed', '\n'], ['a carriage return', '\r']] as const)(
    'refuses %s in it',
    (_, character) => {
      expect(takes(single, `a${character}b`)).toBe(false);
    },
  );

  it('is measured without the space around it', () => {
    expect(single.parse(`  ${'a'.repeat(10)}\n`)).toBe('a'.repeat(10));
    expect(takes(single, 'a'.repeat(11))).toBe(false);
    expect(takes(single, ' \n ')).toBe(false);
  });
});

describe('a paragraph', () => {
  it.each([
    ['uno\ndos', 'uno\ndos'],
    ['uno\r\ndos', 'uno\ndos'],
    ['uno\rdos', 'uno\ndos'],
    ['a\r\n\r\nb', 'a\n\nb'],
    ['\r\n a \r\n', 'a'],
    ['👩‍💻', '👩‍💻'],
  ])('keeps the lines of %j', (given, kept) => {
    expect(several.parse(given)).toBe(kept);
  });

  it('counts a line break once', () => {
    expect(takes(several, 'aaaa\r\nbbbbb')).toBe(true);
    expect(takes(several, 'aaaa\r\nbbbbbb')).toBe(false);
  });

  it.each(invisible)('refuses %s in it', (_, character) => {
    expect(takes(several, `a${character}b`)).toBe(false);
  });
});
