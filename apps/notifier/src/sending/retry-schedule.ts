import type { Schedule } from './outcome-of';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const steps: Readonly<Record<Schedule | 'unknown-recipient', readonly number[]>> = {
  network: [10 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, hour],
  /** A greylist refuses whoever comes back too early. */
  greylist: [6.25 * minute, 15 * minute, 30 * minute, hour],
  full: [30 * minute, 2 * hour, 6 * hour],
  'unknown-recipient': [second, 2 * second, 5 * second, 15 * second, minute, 5 * minute],
};

const patience = 72 * hour;
const jitter = 0.2;

/**
 * When to try again after `failures` (from 1), ±20 %; the last step repeats. `undefined`: the mail is given up, three
 * days after it was wanted. `chance` is from 0 to 1.
 */
export function nextTry(
  schedule: Schedule | 'unknown-recipient',
  failures: number,
  { wantedAt, now, chance }: { wantedAt: Date; now: Date; chance: number },
): Date | undefined {
  const list = steps[schedule];
  const step = list[Math.min(failures, list.length) - 1]!;
  const at = now.getTime() + step * (1 - jitter + 2 * jitter * chance);
  const end = wantedAt.getTime() + patience;
  if (now.getTime() >= end) return undefined;
  return new Date(Math.min(at, end));
}
