import type { ReactNode } from 'react';
import styles from './field.module.css';
import { formTexts } from './texts';

/** What ties the control of a field to its label, its hint and its message. */
export interface ControlProps {
  readonly id: string;
  readonly className: string;
  readonly 'aria-required': boolean;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  /** What is wrong with what was typed. */
  readonly error?: string | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A control of the browser's own with its label and hint above and its message below. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, label, hint, optional = false, error, children } = props;
  const t = formTexts();
  const [hintId, errorId] = [`${id}-ayuda`, `${id}-error`];
  const described = [hint ? hintId : '', error ? errorId : ''].join(' ').trim();
  return (
    <div className={styles.field} data-invalid={error ? true : undefined}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional ? (
          <span className={styles.optional}> {t('optional')}</span>
        ) : (
          <span className={styles.required} aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {hint ? (
        <span className={styles.hint} id={hintId}>
          {hint}
        </span>
      ) : null}
      {children({
        id,
        className: styles.control!,
        'aria-required': !optional,
        'aria-invalid': Boolean(error),
        'aria-describedby': described || undefined,
      })}
      {error ? (
        <span className={styles.message} id={errorId}>
          {error}
        </span>
      ) : null}
    </div>
  );
}
