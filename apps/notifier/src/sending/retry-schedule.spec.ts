import { nextTry } from './retry-schedule';

const wantedAt = new Date('2026-11-24T12:00:00Z');
const hours = (count: number) => new Date(wantedAt.getTime() + count * 3_600_000);
const seconds = (schedule: Parameters<typeof nextTry>[0], failures: number, chance = 0.5) =>
  (nextTry(schedule, failures, { wantedAt, now: wantedAt, chance })!.getTime() -
    wantedAt.getTime()) /
  1000;

describe('the next try', () => {
  it('comes ever later after a network error, then hourly', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 20].map((failures) => seconds('network', failures));
    expect(waits).toEqual([10, 30, 120, 600, 1800, 3600, 3600, 3600]);
  });

  it('varies by a fifth, so that many rows do not move in step', () => {
    expect([seconds('network', 1, 0), seconds('network', 1, 1)]).toEqual([8, 12]);
  });

  it('never comes before five minutes after a greylisting', () => {
    expect(seconds('greylist', 1, 0)).toBeGreaterThanOrEqual(300);
  });

  it('leaves a full system alone for half an hour, then two, then six', () => {
    expect([1, 2, 3, 4].map((failures) => seconds('full', failures))).toEqual([
      1800, 7200, 21600, 21600,
    ]);
  });

  it('is soon when the recipient is not known yet', () => {
    expect(seconds('unknown-recipient', 1)).toBe(1);
    expect(seconds('unknown-recipient', 30)).toBe(300);
  });

  it('is the last one 72 hours after the mail was wanted, and then there is none', () => {
    const last = nextTry('full', 5, { wantedAt, now: hours(71), chance: 0.5 });
    expect(last).toEqual(hours(72));
    expect(nextTry('full', 6, { wantedAt, now: hours(72), chance: 0.5 })).toBeUndefined();
  });
});
