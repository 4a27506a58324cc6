import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly kind?: 'info' | 'success' | 'failure' | 'warning';
  readonly title?: string;
  readonly children?: ReactNode;
  /** Read out at once, or as soon as it appears; without it, only when somebody comes by. */
  readonly live?: 'alert' | 'status';
}

export const Notice = ({ kind = 'info', title, children, live }: NoticeProps) => (
  <div className={`${styles.notice} ${styles[kind]}`} role={live}>
    {title ? <p className={styles.title}>{title}</p> : null}
    {children}
  </div>
);
