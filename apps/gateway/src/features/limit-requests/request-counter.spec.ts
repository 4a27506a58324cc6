import { RequestCounter, subscriberOf } from './request-counter';

describe('a counter of requests', () => {
  it('refuses one too many, says how long to wait, and starts again each minute', () => {
    const counter = new RequestCounter(2);
    expect([counter.take('a', 0), counter.take('a', 1_000)]).toEqual([undefined, undefined]);
    expect(counter.take('a', 15_500)).toBe(45);
    expect(counter.take('b', 15_500)).toBeUndefined();
    expect(counter.take('a', 60_000)).toBeUndefined();
  });

  it('keeps no more than a hundred thousand addresses', () => {
    const counter = new RequestCounter(1);
    for (let at = 0; at < 100_000; at += 1) counter.take(`a${at}`, 0);
    expect(counter.take('one more', 1)).toBeUndefined();
    expect(counter.take('one more', 1)).toBeUndefined();
    expect(counter.take('a7', 1)).toBe(60);
  });
});

describe('the subscriber behind an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('of %s is %s', (address, subscriber) => {
    expect(subscriberOf(address)).toBe(subscriber);
  });
});
