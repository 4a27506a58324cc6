import { useState } from 'react';
import type { InboxItem } from './queries';

interface Arrivals {
  readonly known: ReadonlySet<string> | undefined;
  readonly count: number;
}

/**
 * How many requests arrived since the screen was opened. A request that became
 * pending again because a rejection was reverted is no new one.
 */
export function useArrivals(pending: readonly InboxItem[] | undefined): number {
  const [{ known, count }, setArrivals] = useState<Arrivals>({ known: undefined, count: 0 });
  const unknown = pending?.filter(({ id }) => !known?.has(id)) ?? [];
  if (pending && (!known || unknown.length > 0)) {
    const arrived = unknown.filter(({ timeline }) =>
      timeline.every(({ what }) => what !== 'reopened'),
    );
    setArrivals({
      known: new Set([...(known ?? []), ...pending.map(({ id }) => id)]),
      count: known ? count + arrived.length : 0,
    });
  }
  return count;
}
