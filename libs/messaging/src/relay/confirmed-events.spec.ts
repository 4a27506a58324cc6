import { ConfirmedEvents } from './confirmed-events';

describe('the memory of confirmed events', () => {
  it('remembers for a minute or two, and then forgets', () => {
    jest.useFakeTimers({ now: 0 });
    const confirmed = new ConfirmedEvents();
    confirmed.add('one');
    expect(confirmed.has('one')).toBe(true);
    jest.advanceTimersByTime(61_000);
    confirmed.add('two');
    expect(confirmed.has('one')).toBe(true);
    jest.advanceTimersByTime(61_000);
    confirmed.add('three');
    expect(confirmed.has('one')).toBe(false);
    expect(confirmed.has('two')).toBe(true);
    jest.useRealTimers();
  });
});
