import { useEffect, useRef } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Problem } from '../api/problem';
import { waitingTexts } from '../controls/texts';
import styles from './error-summary.module.css';
import { fieldId } from './field-ids';
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
  const { attempts, refusal } = form;
  const fields = Object.entries(form.formState.errors).map(([name, error]) => ({
    name,
    message: error?.message as string,
  }));
  useEffect(() => {
    if (attempts === 0) return;
    const title = document.title.replace(/^Error: /, '');
    document.title = t('errorPrefix', { title });
    summary.current?.focus();
  }, [attempts, t]);
  if (attempts === 0 || (fields.length === 0 && !refusal)) return null;
  const problem = refusal instanceof Problem ? refusal.document : undefined;
  return (
    <div className={styles.summary} role="alert" tabIndex={-1} ref={summary}>
      <h2 className={styles.title}>{problem?.title ?? t('summaryTitle')}</h2>
      {refusal ? <p>{problem?.detail ?? general('unreachableDetail')}</p> : null}
      {fields.length > 0 ? (
        <ul>
          {fields.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} onClick={focusOn(name)}>
                {message}
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
