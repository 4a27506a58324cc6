import { StoreClock } from './store-clock';

describe('the store clock', () => {
  const clockOf = async (now: () => Date) => {
    const clock = new StoreClock({ now: () => Promise.resolve(now()) });
    await clock.start(3_600_000);
    return clock;
  };

  it('tells the store’s time, whatever this machine believes', async () => {
    const clock = await clockOf(() => new Date('2001-02-03T04:05:06Z'));
    expect(clock.now().toISOString()).toMatch(/^2001-02-03T04:05:0[67]/);
    clock.stop();
  });

  it('is not moved when this machine’s clock jumps', async () => {
    const clock = await clockOf(() => new Date('2001-02-03T04:05:06Z'));
    const jump = jest.spyOn(Date, 'now').mockReturnValue(0);
    expect(clock.now().getUTCFullYear()).toBe(2001);
    jump.mockRestore();
    clock.stop();
  });

  it('refuses to guess before it has asked', () => {
    const clock = new StoreClock({ now: () => Promise.resolve(new Date()) });
    expect(() => clock.now()).toThrow(/not been started/);
  });
});
