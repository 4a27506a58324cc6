import { after, messageLease } from './channel-times';

/** Messages that were allowed at some time. */
export interface Spent {
  readonly at: Date;
  readonly messages: number;
}

interface Allowance {
  readonly messages: number;
  /** The same array if nothing changed. */
  readonly spent: readonly Spent[];
  /** Milliseconds until some are free, when none is. */
  readonly wait: number;
}

const minute = 60_000;
const second = 1_000;

/** So many are worth waiting for together: the others need not look each second for one. */
export const batchOf = (perMinute: number): number => Math.max(1, Math.ceil(perMinute / 12));

/**
 * Never more than `perMinute` in any minute, for all senders together: what was allowed counts for a minute beyond
 * the time in which it may be used. Kept by the second, so that the list stays short.
 */
export function allowance(
  spent: readonly Spent[],
  wanted: number,
  perMinute: number | undefined,
  now: Date,
): Allowance {
  if (perMinute === undefined) return { messages: wanted, spent, wait: 0 };
  const counted = spent.filter(({ at }) => at > after(now, -minute - messageLease));
  const free = perMinute - counted.reduce((sum, { messages }) => sum + messages, 0);
  const messages = Math.min(wanted, Math.max(0, free));
  if (messages === 0) return { messages, spent, wait: wanted > 0 ? waitFor(counted, now) : 0 };
  const at = new Date(Math.ceil(now.getTime() / second) * second);
  const [last] = counted.slice(-1);
  const together = last?.at.getTime() === at.getTime() ? last.messages : 0;
  const before = together > 0 ? counted.slice(0, -1) : counted;
  return { messages, spent: [...before, { at, messages: together + messages }], wait: 0 };

  function waitFor(full: readonly Spent[], from: Date): number {
    let freed = 0;
    const enough = full.find((entry) => (freed += entry.messages) >= batchOf(perMinute!));
    const at = enough ?? full.at(-1);
    return at ? at.at.getTime() + minute + messageLease - from.getTime() : second;
  }
}
