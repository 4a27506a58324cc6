import { datedPage } from '@secop/platform';
import type { HistoryEntry } from '../../domain/access-history';

/** `found`: everything from the page's first entry on. */
export function answerOf(found: readonly HistoryEntry[], limit: number) {
  const { items, next } = datedPage(found, limit, ({ at, id }) => ({ at, id }));
  return {
    items: items.map(({ id, what, at, device, reason }) => ({
      id,
      what,
      at: at.toISOString(),
      device,
      reason,
    })),
    next,
  };
}
