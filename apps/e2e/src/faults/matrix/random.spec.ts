import { Random } from './random';

describe('chance', () => {
  const draws = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 200 }, () => random.between(10, 20));
  };

  it('is the same again for the same seed, and another one for another', () => {
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
  });

  it('stays between its bounds and reaches each of them', () => {
    expect([...new Set(draws(7))].sort()).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('shuffles without losing anything', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = new Random(3).shuffled(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort()).toEqual(list);
  });
});
