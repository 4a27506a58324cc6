import { quantile, stepsOf } from './steps';

const at = (milliseconds: number) => new Date(1_700_000_000_000 + milliseconds);

describe('the steps of an acceptance', () => {
  it('add up to the whole', () => {
    const times = { decidedAt: at(0), grantedAt: at(20), journaledAt: at(50), sentAt: at(90) };

    expect(stepsOf(times)).toEqual({ grant: 20, journal: 30, mail: 40, whole: 90 });
  });
});

describe('a quantile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('%d of 1 to 100 is %d', (part, value) => {
    expect(quantile(hundred, part)).toBe(value);
  });

  it('of nothing is refused', () => {
    expect(() => quantile([], 0.5)).toThrow('no values');
  });
});
