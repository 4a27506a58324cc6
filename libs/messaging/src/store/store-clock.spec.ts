import { StoreClock } from './store-clock';

const interval = 30_000;
const soon = 1_100;
const firstTime = Date.parse('2001-02-03T04:05:06Z');

/** Milliseconds to the store and back again; or the reading fails. */
type Journey = readonly [there: number, back: number] | 'fails';

describe('the store clock', () => {
  let clock: StoreClock;
  /** Of one reading after another; the last one is every later one’s too. */
  let journeys: Journey[];
  let readings: number;
  /** How far the store’s time has jumped from this machine’s steady one. */
  let jump: number;

  beforeEach(() => {
    jest.useFakeTimers();
    const began = performance.now();
    storeTime = () => firstTime + performance.now() - began + jump;
    journeys = [[0, 0]];
    readings = 0;
    jump = 0;
    clock = new StoreClock({ now: readStore });
  });
  afterEach(() => {
    clock.stop();
    jest.useRealTimers();
  });

  let storeTime: () => number;
  const travel = (milliseconds: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const readStore = async () => {
    const journey = journeys[Math.min(readings, journeys.length - 1)]!;
    readings += 1;
    if (journey === 'fails') throw new Error('gone');
    await travel(journey[0]);
    const time = new Date(storeTime());
    await travel(journey[1]);
    return time;
  };
  const start = async () => {
    let over = false;
    const started = clock.start(interval).finally(() => (over = true));
    while (!over) await jest.advanceTimersByTimeAsync(100);
    await started;
  };
  /** To 10 ms. */
  const error = () => Math.round(Math.abs(clock.now().getTime() - storeTime()) / 10) * 10;

  it('tells the store’s time, whatever this machine believes', async () => {
    await start();
    expect(clock.now().toISOString()).toMatch(/^2001-02-03T04:05:06/);
    expect(error()).toBe(0);
  });

  it('is not moved when this machine’s clock jumps', async () => {
    await start();
    jest.setSystemTime(0);
    expect(clock.now().getUTCFullYear()).toBe(2001);
  });

  it('follows the store from reading to reading', async () => {
    await start();
    jump = 5_000;
    await jest.advanceTimersByTimeAsync(interval);
    expect(error()).toBe(0);
  });

  it('is wrong by half of a reading’s time at most', async () => {
    journeys = [[0, 1_000]];
    await start();
    expect(error()).toBe(500);
  });

  it('believes the quickest of a few readings', async () => {
    journeys = [400, 100, 300, 200, 500].map((back) => [0, back]);
    await start();
    expect(error()).toBe(50);
    await jest.advanceTimersByTimeAsync(interval + 5 * 500);
    expect(readings).toBe(10);
    expect(error()).toBe(250);
  });

  it('asks again at the start until a reading is quick enough', async () => {
    journeys = [
      [0, 3_000],
      [0, 1_001],
      [1, 1],
    ];
    await start();
    expect(readings).toBe(3);
    expect(error()).toBe(0);
  });

  it('starts with the quickest of five slow readings, and asks again soon', async () => {
    journeys = [3_000, 2_000, 1_200, 2_000, 3_000, 0].map((back) => [0, back]);
    await start();
    expect(readings).toBe(5);
    expect(error()).toBe(600);

    await jest.advanceTimersByTimeAsync(soon);
    expect(readings).toBe(6);
    expect(error()).toBe(0);
  });

  it('keeps what it knows when a later reading is slow, and asks again soon', async () => {
    journeys = [
      [0, 0],
      [0, 8_000],
      [0, 0],
    ];
    await start();
    await jest.advanceTimersByTimeAsync(interval + 8_000);
    expect(readings).toBe(2);
    expect(error()).toBe(0);

    jump = 5_000;
    await jest.advanceTimersByTimeAsync(soon);
    expect(readings).toBe(3);
    expect(error()).toBe(0);
  });

  it('counts on when a reading fails, and asks again soon', async () => {
    journeys = [[0, 0], 'fails', [0, 0]];
    await start();
    await jest.advanceTimersByTimeAsync(interval);
    expect(error()).toBe(0);
    await jest.advanceTimersByTimeAsync(soon);
    expect(readings).toBe(3);
  });

  it('does not start without the store', async () => {
    journeys = ['fails'];
    await expect(clock.start(interval)).rejects.toThrow('gone');
  });

  it('asks no more once it is stopped, also in the middle of a reading', async () => {
    journeys = [
      [0, 0],
      [0, 500],
    ];
    await start();
    await jest.advanceTimersByTimeAsync(interval);
    clock.stop();
    await jest.advanceTimersByTimeAsync(10 * interval);
    expect(readings).toBe(2);
  });

  it('refuses to guess before it has asked', () => {
    expect(() => clock.now()).toThrow(/not been started/);
  });
});
