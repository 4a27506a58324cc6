import { useEffect, useRef, type ReactNode } from 'react';

interface StepHeadingProps {
  readonly children: ReactNode;
}

/** The title of what replaced a part of the screen; takes the focus, so that screen readers say it. */
export function StepHeading({ children }: StepHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} data-step>
      {children}
    </h2>
  );
}
