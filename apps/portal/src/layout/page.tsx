import { useEffect, useRef, type ReactNode } from 'react';
import styles from './page.module.css';
import { layoutTexts } from './texts';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Text and forms read better narrow; tables need the width. */
  readonly wide?: boolean;
  /** When the heading alone does not tell tabs of the browser apart. */
  readonly documentTitle?: string;
}

/** A screen: its title is the document's, and takes the focus when one arrives, so that screen readers say it. */
export function Page({ title, children, wide = false, documentTitle = title }: PageProps) {
  const t = layoutTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('pageTitle', { title: documentTitle });
  }, [t, documentTitle]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <article className={wide ? styles.wide : styles.page}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </article>
  );
}
