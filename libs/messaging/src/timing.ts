import { setTimeout as delay } from 'node:timers/promises';

/** Exponential: the first value, doubled with every failure, never above the last. Milliseconds. */
export interface Backoff {
  readonly first: number;
  readonly last: number;
}

export const backoffAfter = (failures: number, { first, last }: Backoff): number =>
  Math.min(last, first * 2 ** Math.max(0, failures - 1));

/** ± 20 %, so that many processes do not move in step. */
export const withJitter = (milliseconds: number): number =>
  milliseconds * (0.8 + Math.random() * 0.4);

/** Waits; ends early, without an error, when the signal is raised. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** The answer, or a rejection after the deadline; the work itself is not ended. */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = delay(milliseconds, undefined, { signal: timer.signal }).then(
    () => Promise.reject(new Error(`${what} took longer than ${milliseconds} ms`)),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
