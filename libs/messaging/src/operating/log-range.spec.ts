import { isWithin, logRangeOf, streamOffsetOf } from './log-range';

describe('a range of the log', () => {
  it.each([
    ['first', 0],
    ['17', 17],
  ])('begins at %s', (from, offset) => {
    expect(streamOffsetOf(logRangeOf(from, undefined).from)).toBe(offset);
  });

  it('begins at a time, in seconds and a little earlier, because clocks differ', () => {
    const { from } = logRangeOf('2026-11-24T15:00:00Z', undefined);
    const value = Date.parse('2026-11-24T14:55:00Z') / 1_000;
    expect(streamOffsetOf(from)).toEqual({ '!': 'timestamp', value });
    expect(streamOffsetOf(logRangeOf('2026-11-24T10:00:00-05:00', undefined).from)).toEqual({
      '!': 'timestamp',
      value,
    });
  });

  it.each([
    '',
    'last',
    'next',
    '-1',
    '1.5',
    '1e3',
    '99999999999999999',
    '1h',
    '24/11/2026',
    '2026-13-01',
  ])('does not begin at "%s"', (from) =>
    expect(() => logRangeOf(from, undefined)).toThrow('A point of the log'),
  );

  it.each([
    ['17', '16'],
    ['2026-11-24T15:00:00Z', '2026-11-24'],
  ])('does not go from %s back to %s', (from, to) =>
    expect(() => logRangeOf(from, to)).toThrow('ends before'),
  );

  it('takes both of its ends, by offset and by the time of the event', () => {
    const day = Date.parse('2026-11-24T00:00:00Z');
    const offsets = logRangeOf('5', '7');
    expect([4, 5, 7, 8].map((offset) => isWithin(offsets, offset, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const times = logRangeOf('2026-11-24', '2026-11-25');
    const hour = 3_600_000;
    expect([-1, 0, 24 * hour, 24 * hour + 1].map((ms) => isWithin(times, 1, day + ms))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
