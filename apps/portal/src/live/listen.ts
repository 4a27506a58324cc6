import { hear, type News } from './hear';

const name = 'secop-live';

/**
 * Tells the news until the signal ends. The tabs of a browser share one stream, for it has only six connections to us:
 * one of them hears, and says it to the others; when it goes, the next one hears.
 */
export function listen(tell: (news: News) => void, signal: AbortSignal): void {
  // Browsers of before 2022 have neither; there every tab hears for itself.
  if (!('locks' in navigator && 'BroadcastChannel' in globalThis)) {
    void hear(tell, signal);
    return;
  }
  const others = new BroadcastChannel(name);
  others.addEventListener('message', ({ data }: MessageEvent<News>) => tell(data));
  signal.addEventListener('abort', () => others.close());
  const tellAll = (news: News) => {
    tell(news);
    others.postMessage(news);
  };
  const hearForAll = () => (signal.aborted ? undefined : hear(tellAll, signal));
  navigator.locks.request(name, { signal }, hearForAll).catch(() => {
    // Where a browser keeps nothing for us it gives no locks.
    if (!signal.aborted) void hear(tell, signal);
  });
}
