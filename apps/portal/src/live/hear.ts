import type { HintKind } from '@secop/contracts';

/** What there is to know: something of this kind changed, anything may have, or nothing is heard at present. */
export type News =
  { readonly changed: HintKind } | { readonly missedBefore: number } | { readonly silent: true };

const pollInterval = 15_000;
const kinds = ['access-request', 'membership', 'session'] as const satisfies readonly HintKind[];
/** What was read while the stream was being opened is new enough, unless that took longer. */
const quick = 1_000;

/**
 * Hears the gateway until the signal ends, and tells every 15 s when it is not heard. A stream that was refused (no
 * session, no room) is asked for again then, for browsers do not.
 */
export function hear(tell: (news: News) => void, signal: AbortSignal): Promise<void> {
  let stream: EventSource;
  let asked: number;
  let poll: ReturnType<typeof setInterval> | undefined;
  const heard = () => {
    clearInterval(poll);
    poll = undefined;
  };
  const silent = () => {
    asked = -Infinity;
    poll ??= setInterval(() => {
      tell({ silent: true });
      if (stream.readyState === EventSource.CLOSED) listen();
    }, pollInterval);
  };
  const ready = () => {
    tell({ missedBefore: Date.now() - asked < quick ? asked : Infinity });
    asked = -Infinity;
  };
  const listen = () => {
    asked = Date.now();
    stream = new EventSource('/api/v1/events');
    stream.addEventListener('open', heard);
    stream.addEventListener('error', silent);
    stream.addEventListener('ready', ready);
    stream.addEventListener('resync', () => tell({ missedBefore: Infinity }));
    for (const changed of kinds) stream.addEventListener(changed, () => tell({ changed }));
  };
  listen();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      stream.close();
      heard();
      resolve();
    });
  });
}
