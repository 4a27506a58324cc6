import { checkDigitOf, formatted } from './nit';

describe('a check digit', () => {
  it.each([
    ['899999068', 1],
    ['800197268', 4],
    ['890700906', 0],
    ['860034313', 7],
  ])('of %s is %d', (nit, digit) => {
    expect(checkDigitOf(nit)).toBe(digit);
  });

  it('is shown after a hyphen, behind points', () => {
    expect(formatted('899999068')).toBe('899.999.068-1');
  });
});
