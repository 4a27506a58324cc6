import type { Offer } from './offer';
import { keptUp, RateSearch } from './rate-search';

const offered = (rate: number, seconds: number, change: Partial<Offer> = {}): Offer => ({
  offered: Math.round(rate * seconds),
  seconds,
  accepted: Math.round(rate * seconds),
  refused: 0,
  failures: {},
  latencies: [],
  mailsInTime: 0,
  backlog: 0,
  missing: 0,
  ...change,
});

/** A system that mails so many per second and leaves the rest behind. */
const systemOf = (capacity: number) => ({
  name: 'product' as const,
  held: [] as number[],
  offer(rate: number, seconds: number) {
    if (seconds > 10) this.held.push(rate);
    const backlog = Math.max(0, Math.round((rate - capacity) * seconds));
    return Promise.resolve(offered(rate, seconds, { backlog }));
  },
});

async function searched(system: ReturnType<typeof systemOf>): Promise<number> {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const search = new RateSearch(system, { probeSeconds: 10, holdSeconds: 60 });
  for (let turns = 0; search.result === undefined && turns < 100; turns += 1) await search.next();
  return search.result ?? -1;
}

describe('a rate is sustained', () => {
  it('when everything is accepted and a second’s worth at most is left behind', () => {
    expect(keptUp(offered(10, 60, { backlog: 10 }))).toBe(true);
    expect(keptUp(offered(10, 60, { backlog: 11 }))).toBe(false);
    expect(keptUp(offered(10, 60, { accepted: 599, refused: 1 }))).toBe(false);
  });
});

describe('the search for the highest sustained rate', () => {
  it.each([5, 31, 60, 143])(
    'comes close to a capacity of %p per second, never above',
    async (capacity) => {
      const system = systemOf(capacity);
      const rate = await searched(system);
      expect(rate).toBeLessThanOrEqual(capacity * 1.02);
      expect(rate).toBeGreaterThan(capacity * 0.85);
      expect(system.held.at(-1)).toBe(rate);
    },
  );

  it('says so when nothing is held', async () => {
    expect(await searched(systemOf(0))).toBeNaN();
  });
});
