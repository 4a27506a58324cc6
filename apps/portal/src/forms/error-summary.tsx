import { useEffect, useRef } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Problem } from '../api/problem';
import { waitingTexts } from '../controls/texts';
import styles from './error-summary.module.css';
import { fieldId } from './field-ids';
import { labelOf } from './labels';
import { formTexts } from './texts';
import type { ProblemForm } from './use-problem-form';

interface ErrorSummaryProps<Values extends FieldValues> {
  readonly form: ProblemForm<Values>;
}

/** What keeps the form from being sent, on top of it; takes the focus after every refused attempt. */
export function ErrorSummary<Values extends FieldValues>({ form }: ErrorSummaryProps<Values>) {
  const t = formTexts();
  const general = waitingTexts();
  const summary = useRef<HTMLDivElement>(null);
  const focusedAt = useRef(0);
  const { attempts, refusal, control } = form;
  const fields = Object.entries(form.formState.errors).map(([name, error]) => ({
    name,
    label: labelOf(control, name),
    message: error?.message as string,
  }));
  const shown = attempts > 0 && (fields.length > 0 || refusal !== undefined);
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
  const problem = refusal instanceof Problem ? refusal.document : undefined;
  return (
    <div className={styles.summary} role="alert" tabIndex={-1} ref={summary}>
      <h2 className={styles.title}>
        {problem?.title ?? (refusal ? general('unreachable') : t('summaryTitle'))}
      </h2>
      {refusal ? <p>{problem?.detail ?? general('unreachableDetail')}</p> : null}
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
