import { oneLine, onDay, onDayAt, withoutLinks } from './words';

describe('the words of mails', () => {
  it('tell the time as it is in Colombia', () => {
    expect(onDayAt('2026-11-25T02:05:00.000Z')).toBe('martes, 24 de noviembre de 2026, 9:05 p. m.');
    expect(onDay('2026-11-25T04:59:59.999Z')).toBe('martes, 24 de noviembre de 2026');
  });

  it.each([
    ['vea https://evil.example/x', 'vea https:\u200b//evil.\u200bexample/x'],
    ['www.evil.co', 'www.\u200bevil.\u200bco'],
    ['escriba a x@evil.co', 'escriba a x@\u200bevil.\u200bco'],
  ])('make %j harmless', (text, harmless) => {
    expect(withoutLinks(text)).toBe(harmless);
  });

  it.each(['CONSTRUCCIONES DEL TOLIMA S.A.S.', 'NIT 899.999.068-1', 'Listo. Gracias.'])(
    'leave %j as it is',
    (text) => {
      expect(withoutLinks(text)).toBe(text);
    },
  );

  it('keep a subject on one line', () => {
    expect(oneLine('a\r\nBcc: b\u0007 c')).toBe('a Bcc: b c');
  });
});
