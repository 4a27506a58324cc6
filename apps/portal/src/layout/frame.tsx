import { Link } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { brand } from './brand';
import { Footer } from './footer';
import styles from './frame.module.css';
import { layoutTexts } from './texts';

interface FrameProps {
  /** At the right of the bar: who is signed in, or how to. */
  readonly aside: ReactNode;
  readonly children: ReactNode;
}

const content = 'contenido';

/** Leaves the address alone: what is behind its `#` may mean something to the screen. */
const skip = (event: MouseEvent) => {
  event.preventDefault();
  const main = document.getElementById(content);
  main?.focus();
  main?.scrollIntoView?.();
};

/** What is around every screen. */
export function Frame({ aside, children }: FrameProps) {
  const t = layoutTexts();
  return (
    <>
      <a className={styles.skip} href={`#${content}`} onClick={skip}>
        {t('skip')}
      </a>
      <header className="no-print">
        <div className={styles.bar}>
          <a href={brand.stateUrl} target="_blank" rel="noreferrer" aria-label={t('stateLink')}>
            {brand.state}
          </a>
        </div>
        {brand.demonstration ? <p className={styles.banner}>{t('demonstration')}</p> : null}
        <nav className={styles.head} aria-label={t('navigation')}>
          <Link to="/" className={styles.product}>
            {t('product')}
          </Link>
          <div className={styles.aside}>{aside}</div>
        </nav>
      </header>
      <main className={styles.main} id={content} tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  );
}
