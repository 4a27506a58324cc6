import type { HintKind } from '@secop/contracts';
import { focusManager, useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { News } from './hear';
import { listen } from './listen';
import { Presence } from './presence';

/** Kinds of hints, and the queries whose answers they make old. */
const concerned: Readonly<Record<HintKind, readonly string[]>> = {
  'access-request': ['access-requests', 'memberships', 'inbox', 'members'],
  membership: ['memberships', 'access-requests', 'members', 'acting'],
  session: ['me', 'sessions'],
};
const everything = [...new Set([...Object.values(concerned).flat(), 'accounts'])];

/**
 * Keeps what is on the screen fresh: hints of the gateway say that something changed, and what they concern is read
 * again. While it is not heard everything on the screen is read every 15 s, as long as somebody uses it: reading
 * keeps the session open. A tab that nobody looks at hears and reads nothing; all is old when one comes back.
 */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => keepFresh(queries), [queries]);
}

/** Answers what ends it. */
function keepFresh(queries: QueryClient): () => void {
  const presence = new Presence();
  const hear = (news: News) => {
    if ('changed' in news) refresh(queries, concerned[news.changed]);
    else if ('missedBefore' in news) makeUpFor(queries, news.missedBefore);
    else if (presence.isHere) refresh(queries, everything);
  };
  let listening: AbortController | undefined;
  const follow = () => {
    if (focusManager.isFocused()) {
      if (listening) return;
      listening = new AbortController();
      listen(hear, listening.signal);
    } else if (listening) {
      listening.abort();
      listening = undefined;
      // Read again, once each, when the tab is looked at.
      void queries.invalidateQueries({ refetchType: 'none' });
    }
  };
  follow();
  const stopFollowing = focusManager.subscribe(follow);
  return () => {
    stopFollowing();
    listening?.abort();
    presence.end();
  };
}

const isOne = ({ queryKey: [key] }: Query, keys: readonly string[]) => keys.includes(String(key));

/** Reads these again where they are on the screen; what is being read may be old already. */
function refresh(queries: QueryClient, keys: readonly string[]): void {
  void queries.invalidateQueries({ predicate: (query) => isOne(query, keys) });
}

/** Reads again what was read before, and is not being read. */
function makeUpFor(queries: QueryClient, missedBefore: number): void {
  const predicate = (query: Query) =>
    isOne(query, everything) && query.state.dataUpdatedAt < missedBefore;
  void queries.invalidateQueries({ predicate }, { cancelRefetch: false });
}
