import { backoffAfter, pause, within } from './timing';

describe('a backoff', () => {
  it('doubles from the first value to the last', () => {
    const backoff = { first: 1_000, last: 15_000 };
    const waits = [0, 1, 2, 3, 4, 5, 50].map((failures) => backoffAfter(failures, backoff));
    expect(waits).toEqual([1_000, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });
});

describe('a pause', () => {
  it('ends early when the signal is raised', async () => {
    const signal = AbortSignal.abort();
    await pause(3_600_000, signal);
    expect(signal.aborted).toBe(true);
  });
});

describe('a deadline', () => {
  it('passes an answer or an error on', async () => {
    await expect(within(3_600_000, 'it', Promise.resolve(1))).resolves.toBe(1);
    await expect(within(3_600_000, 'it', Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('ends the wait', async () => {
    const never = new Promise<never>(() => undefined);
    await expect(within(1, 'Waiting', never)).rejects.toThrow('Waiting took longer than 1 ms');
  });
});
