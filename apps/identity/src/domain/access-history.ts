import type { SessionEnding } from './session';

const day = 24 * 60 * 60_000;

/**
 * What the person did and what others tried are bounded apart: no number of refused sign-ins pushes out the ones that
 * succeeded.
 */
export const historyLimits = { own: 100, refused: 50, keptMs: 180 * day } as const;

/** One access, or try. The device is a word for browser and system; no address is kept. */
export interface HistoryEntry {
  readonly id: string;
  readonly what: 'signed-in' | 'refused' | 'session-ended' | 'password-changed';
  readonly at: Date;
  readonly device: string;
  readonly reason: SessionEnding | null;
}

/** Where a page begins: after this entry. */
type Place = Pick<HistoryEntry, 'id' | 'at'>;

/** Negative when `one` is the newer entry. */
const newestFirst = (one: Place, other: Place) =>
  other.at.getTime() - one.at.getTime() || Number(one.id < other.id) - Number(one.id > other.id);

/** Newest first; what is older than is kept does not show, wherever it still is. */
export function historyAfter(
  entries: readonly HistoryEntry[],
  now: Date,
  place?: Place,
): HistoryEntry[] {
  const oldest = now.getTime() - historyLimits.keptMs;
  return entries
    .filter(({ at }) => at.getTime() > oldest)
    .filter((entry) => !place || newestFirst(place, entry) < 0)
    .sort(newestFirst);
}
