import { useEffect, useRef, type RefObject } from 'react';

/** For the heading of what comes in place of a dialog or a button that had the focus. */
export function useFocusWhenLost(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return heading;
}
