import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { StreamEnding } from '@secop/contracts';
import { useEffect } from 'react';

const pollInterval = 15_000;
/** Kinds of hints, and the queries whose answers they make old. */
const concerned: Readonly<Record<string, readonly string[]>> = {
  'access-request': ['access-requests', 'memberships', 'inbox', 'members'],
  membership: ['memberships', 'access-requests', 'members', 'acting'],
  account: ['accounts', 'memberships'],
  session: ['me', 'sessions'],
};
const everything = [...new Set(Object.values(concerned).flat())];

/**
 * Keeps what is on the screen fresh: hints of the gateway say that something changed, and what they concern is read
 * again. While the stream is away everything on the screen is read every 15 s. A stream that was refused (no session,
 * no room) is asked for again then, for browsers do not; one that a newer tab replaced does not come back, or it would
 * replace another one in its turn.
 */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => keepFresh(queries), [queries]);
}

/** Answers what ends it. */
function keepFresh(queries: QueryClient): () => void {
  const refreshAll = () => refresh(queries, everything);
  let stream: EventSource;
  let replaced = false;
  let poll: ReturnType<typeof setInterval> | undefined;
  const stopPolling = () => {
    clearInterval(poll);
    poll = undefined;
  };
  const startPolling = () => {
    poll ??= setInterval(() => {
      refreshAll();
      if (stream.readyState === EventSource.CLOSED && !replaced) listen();
    }, pollInterval);
  };
  const listen = () => {
    stream = new EventSource('/api/v1/events');
    stream.addEventListener('open', stopPolling);
    stream.addEventListener('error', startPolling);
    stream.addEventListener('end', ({ data }: MessageEvent<string>) => {
      if (!isReplaced(data)) return;
      replaced = true;
      stream.close();
      startPolling();
    });
    for (const whole of ['ready', 'resync']) stream.addEventListener(whole, refreshAll);
    for (const [kind, keys] of Object.entries(concerned)) {
      stream.addEventListener(kind, () => refresh(queries, keys));
    }
  };
  listen();
  return () => {
    stream.close();
    stopPolling();
  };
}

function isReplaced(ending: string): boolean {
  const { reason } = JSON.parse(ending) as { reason: StreamEnding };
  return reason === 'replaced';
}

function refresh(queries: QueryClient, keys: readonly string[]): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => keys.includes(String(queryKey[0])),
  });
}
