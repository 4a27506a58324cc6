import { TokenCache } from './token-cache';

const token = { token: 't', userId: 'usr_1', sessionId: 's1' };

describe('a cached token', () => {
  it('is there for half a minute', () => {
    const cache = new TokenCache();
    cache.put('k', token, cache.epoch, 1_000);
    expect(cache.get('k', 30_999)).toBe(token);
    expect(cache.get('k', 31_000)).toBeUndefined();
  });

  it('goes with its session, and cannot come back for ninety seconds', () => {
    const cache = new TokenCache();
    cache.put('k', token, cache.epoch, 0);
    cache.put('other', { ...token, sessionId: 's2' }, cache.epoch, 0);
    cache.revoke('s1', 1_000);
    expect([cache.get('k', 1_001), cache.get('other', 1_001)?.sessionId]).toEqual([
      undefined,
      's2',
    ]);
    cache.put('k', token, cache.epoch, 90_999);
    expect(cache.get('k', 90_999)).toBeUndefined();
    cache.revoke('s3', 91_000);
    cache.put('k', token, cache.epoch, 91_000);
    expect(cache.get('k', 91_000)).toBe(token);
  });

  it('is not kept when it was asked for before the cache was cleared', () => {
    const cache = new TokenCache();
    const { epoch } = cache;
    cache.put('old', token, epoch, 0);
    cache.clear();
    cache.put('k', token, epoch, 0);
    expect([cache.get('old', 1), cache.get('k', 1)]).toEqual([undefined, undefined]);
  });

  it('makes room for newer ones', () => {
    const cache = new TokenCache();
    for (let at = 0; at <= 10_000; at += 1) cache.put(`k${at}`, token, cache.epoch, 0);
    expect([cache.size, cache.get('k0', 1), cache.get('k10000', 1)]).toEqual([
      10_000,
      undefined,
      token,
    ]);
  });
});
