import { useIsFetching } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

/** How long nothing else must have been asked for. */
const pause = 1_000;

/**
 * Loads what may be wanted next, once the screen is there with what it shows. `load` stays the same from one drawing to
 * the next; what does not arrive is asked for again when it is wanted.
 */
export function useSoon(load: () => Promise<unknown>): void {
  const reading = useIsFetching() > 0;
  const going = useRouterState({ select: ({ isLoading }) => isLoading });
  useEffect(() => {
    if (reading || going) return;
    const begin = () => void load().catch(() => undefined);
    const timer = setTimeout(() => whenIdle(begin), pause);
    return () => clearTimeout(timer);
  }, [reading, going, load]);
}

/** Phones of Apple cannot tell. */
const whenIdle = (begin: () => void): void => {
  if ('requestIdleCallback' in window) window.requestIdleCallback(begin, { timeout: pause });
  else begin();
};
