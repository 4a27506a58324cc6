import { partNames, planOf } from './plan';

describe('the arguments of the suite', () => {
  it('ask for everything unless they name parts', () => {
    expect(planOf([]).parts).toEqual(partNames);
    expect(planOf(['--only', 'drain,publish', '--only', 'poison']).parts).toEqual([
      'publish',
      'poison',
      'drain',
    ]);
  });

  it('take at least five rounds of each side, fewer only in a quick run', () => {
    const { publishing, consuming, poison, draining, chain } = planOf([]);
    for (const { rounds } of [publishing, consuming, poison, draining, chain]) {
      expect(rounds).toBeGreaterThanOrEqual(5);
    }
    expect(planOf(['--quick']).chain.rounds).toBeLessThan(5);
  });

  it('name a part that exists', () => {
    expect(() => planOf(['--only', 'everything'])).toThrow('there is no part "everything"');
    expect(() => planOf(['--fast'])).toThrow();
  });
});
