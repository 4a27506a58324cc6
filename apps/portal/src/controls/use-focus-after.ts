import { useEffect, useState } from 'react';

/**
 * Moves the focus to what stays, once what had it (a row, a dialog) has left the screen. Answers what to call when
 * that happens.
 */
export function useFocusAfter(target: () => HTMLElement | null): () => void {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times > 0) target()?.focus();
    // Once for each time: what `target` is made of may be new with every drawing.
  }, [times]);
  return () => setTimes((count) => count + 1);
}

/** The title of the screen. */
export const titleOfScreen = (): HTMLElement | null => document.querySelector('h1');
