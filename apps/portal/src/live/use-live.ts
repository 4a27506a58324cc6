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
 * again. While the stream is away everything on the screen is read every 15 s; a stream that a newer tab replaced does
 * not come back, or it would replace another one in its turn.
 */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stream = new EventSource('/api/v1/events');
    let poll: ReturnType<typeof setInterval> | undefined;
    const stopPolling = () => {
      clearInterval(poll);
      poll = undefined;
    };
    const refreshAll = () => refresh(queries, everything);
    stream.addEventListener('open', stopPolling);
    const startPolling = () => {
      poll ??= setInterval(refreshAll, pollInterval);
    };
    stream.addEventListener('error', startPolling);
    stream.addEventListener('end', ({ data }: MessageEvent<string>) => {
      if (!isReplaced(data)) return;
      stream.close();
      startPolling();
    });
    for (const whole of ['ready', 'resync']) stream.addEventListener(whole, refreshAll);
    for (const [kind, keys] of Object.entries(concerned)) {
      stream.addEventListener(kind, () => refresh(queries, keys));
    }
    return () => {
      stream.close();
      stopPolling();
    };
  }, [queries]);
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
