import { datedPage, datedPlaceIn } from '@secop/platform';
import type { Page, StoredRequest } from '../../domain/access-requests';
import { viewOf } from '../show-access-request/access-request-view';

/** One more than asked for, which tells whether there is a next page. */
export function pageFrom({ limit, cursor }: { limit: number; cursor?: string }): Page {
  if (cursor === undefined) return { limit: limit + 1 };
  const { at: submittedAt, id } = datedPlaceIn(cursor);
  return { limit: limit + 1, after: { submittedAt, id } };
}

export function answerOf(found: readonly StoredRequest[], limit: number) {
  const { items, next } = datedPage(found, limit, ({ id, state }) => ({
    id,
    at: state.submittedAt,
  }));
  return { items: items.map(viewOf), next };
}
