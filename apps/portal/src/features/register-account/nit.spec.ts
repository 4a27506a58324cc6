import { describe, expect, it } from 'vitest';
import { readNit, shownNit } from './nit';
import { typedNit } from './typed-nit';

describe('a typed NIT', () => {
  it.each([
    '899.999.068-1',
    '899999068-1',
    '899999068',
    '8999990681',
    'CO 899999068-1',
    'NIT: 899 999 068',
  ])('is read and shown with its check digit: %s', (typed) => {
    expect(readNit(typed)?.nit).toBe('899999068');
    expect(shownNit(typed)).toBe('899.999.068-1');
    expect(typedNit.safeParse(typed).success).toBe(true);
  });

  it.each(['800197268-4', '890100577-6', '890900050-1', '860005224-6'])('is right: %s', (typed) => {
    expect(typedNit.safeParse(typed).success).toBe(true);
  });

  it.each([
    ['899999068-2', /dígito de verificación no corresponde.* 1\./],
    ['8999990682', /dígito de verificación no corresponde.* 1\./],
    ['no tengo', /con sus dígitos/],
    ['123', /con sus dígitos/],
  ])('is refused: %s', (typed, words) => {
    const { error } = typedNit.safeParse(typed);
    expect(error?.issues[0]?.message).toMatch(words);
  });
});
