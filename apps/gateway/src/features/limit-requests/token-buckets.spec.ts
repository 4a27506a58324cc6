import { TokenBuckets } from './token-buckets';

const taking = (buckets: TokenBuckets, key: string, now: number, times: number) =>
  Array.from({ length: times }, () => buckets.take(key, now));
const free = (times: number) => Array<undefined>(times).fill(undefined);

describe('a bucket of tokens', () => {
  it('lets a burst through, then the rate, and says how long to wait', () => {
    const buckets = new TokenBuckets({ burst: 3, perMinute: 6 });
    expect(taking(buckets, 'a', 0, 4)).toEqual([...free(3), 10]);
    expect(taking(buckets, 'a', 9_000, 1)).toEqual([1]);
    expect(taking(buckets, 'a', 10_000, 2)).toEqual([undefined, 10]);
    expect(taking(buckets, 'a', 3_600_000, 4)).toEqual([...free(3), 10]);
  });

  it('is the whole burst whatever the rate', () => {
    for (const perMinute of [7, 13, 600, 997]) {
      const buckets = new TokenBuckets({ burst: 50, perMinute });
      expect(taking(buckets, 'a', 1_234.567, 51).filter((wait) => wait === undefined)).toHaveLength(
        50,
      );
    }
  });

  it('costs a client who was refused nothing more', () => {
    const buckets = new TokenBuckets({ burst: 1, perMinute: 60 });
    buckets.take('a', 0);
    expect(new Set(taking(buckets, 'a', 1, 100))).toEqual(new Set([1]));
    expect(buckets.take('a', 1_000)).toBeUndefined();
  });

  it('is one for each client', () => {
    const buckets = new TokenBuckets({ burst: 1, perMinute: 1 });
    expect([buckets.take('a', 0), buckets.take('a', 0), buckets.take('b', 0)]).toEqual([
      undefined,
      60,
      undefined,
    ]);
  });
});

describe('buckets for more clients than there is room for', () => {
  const aFullHouse = () => {
    const buckets = new TokenBuckets({ burst: 2, perMinute: 60 }, 3);
    for (const key of ['a', 'b', 'c']) taking(buckets, key, 0, 2);
    return buckets;
  };

  it('let the newcomers share one', () => {
    const buckets = aFullHouse();
    expect([buckets.take('d', 1), buckets.take('e', 1), buckets.take('f', 1)]).toEqual([
      undefined,
      undefined,
      1,
    ]);
    expect(buckets.take('d', 1)).toBe(1);
  });

  it('keep counting those who were there first', () => {
    const buckets = aFullHouse();
    buckets.take('d', 1);
    expect(['a', 'b', 'c'].map((key) => buckets.take(key, 1))).toEqual([1, 1, 1]);
  });

  it('forget the one who took longest ago, once that makes no difference', () => {
    const buckets = aFullHouse();
    buckets.take('a', 1_500);
    expect(taking(buckets, 'd', 2_000, 3)).toEqual([undefined, undefined, 1]);
    expect(taking(buckets, 'a', 2_000, 2)).toEqual([undefined, 1]);
  });

  it('has room for a hundred thousand', () => {
    const buckets = new TokenBuckets({ burst: 1, perMinute: 1 });
    for (let at = 0; at < 100_000; at += 1) buckets.take(`a${at}`, 0);
    expect([buckets.take('one more', 0), buckets.take('and another', 0)]).toEqual([undefined, 60]);
    expect(buckets.take('a99999', 0)).toBe(60);
  });
});
