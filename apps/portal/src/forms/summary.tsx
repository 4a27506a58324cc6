import { useEffect, useRef, type ReactNode } from 'react';
import styles from './error-summary.module.css';
import { fieldId } from './field-ids';
import { formTexts } from './texts';

interface SummaryProps {
  readonly shown: boolean;
  /** Grows with every refused attempt, each of which takes the focus once. */
  readonly attempts: number;
  readonly title: string;
  readonly children?: ReactNode;
  /** What is wrong, field by field. */
  readonly fields: readonly {
    readonly name: string;
    readonly label: string | undefined;
    readonly message: string;
  }[];
}

/** What keeps something from being sent, with links to its fields. */
export function Summary({ shown, attempts, title, children, fields }: SummaryProps) {
  const t = formTexts();
  const summary = useRef<HTMLDivElement>(null);
  const focusedAt = useRef(0);
  useEffect(() => {
    if (!shown) return;
    const prefix = t('errorPrefix');
    document.title = `${prefix}${document.title}`;
    return () => void (document.title = document.title.replace(prefix, ''));
  }, [shown, t]);
  useEffect(() => {
    // The errors come a moment after the attempt; what is typed later must not lose the focus to them.
    if (!shown || focusedAt.current === attempts) return;
    focusedAt.current = attempts;
    summary.current?.focus();
  }, [shown, attempts]);
  if (!shown) return null;
  return (
    <div className={styles.summary} role="alert" tabIndex={-1} ref={summary}>
      <h2 className={styles.title}>{title}</h2>
      {children}
      {fields.length > 0 ? (
        <ul>
          {fields.map(({ name, label, message }) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} onClick={focusOn(name)}>
                {label ? t('messageOf', { label, message }) : message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const focusOn = (name: string) => (event: React.MouseEvent) => {
  event.preventDefault();
  document.getElementById(fieldId(name))?.focus();
};
