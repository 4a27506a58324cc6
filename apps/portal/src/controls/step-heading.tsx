import { useEffect, useRef, type ComponentProps } from 'react';

/** The title of what replaced a part of the screen; takes the focus, so that screen readers say it. */
export function StepHeading(props: ComponentProps<'h2'>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return (
    <h2 {...props} ref={heading} tabIndex={-1} data-step>
      {props.children}
    </h2>
  );
}
