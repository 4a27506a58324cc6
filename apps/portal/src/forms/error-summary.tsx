import type { FieldValues } from 'react-hook-form';
import { Problem } from '../api/problem';
import { waitingTexts } from '../controls/texts';
import { labelOf } from './labels';
import { Summary } from './summary';
import { formTexts } from './texts';
import type { ProblemForm } from './use-problem-form';

interface ErrorSummaryProps<Values extends FieldValues> {
  readonly form: ProblemForm<Values>;
}

/** What keeps the form from being sent, on top of it; takes the focus after every refused attempt. */
export function ErrorSummary<Values extends FieldValues>({ form }: ErrorSummaryProps<Values>) {
  const t = formTexts();
  const general = waitingTexts();
  const { attempts, refusal, control } = form;
  const fields = Object.entries(form.formState.errors).map(([name, error]) => ({
    name,
    label: labelOf(control, name),
    message: error?.message as string,
  }));
  const shown = attempts > 0 && (fields.length > 0 || refusal !== undefined);
  const problem = refusal instanceof Problem ? refusal.document : undefined;
  const title = problem?.title ?? (refusal ? general('unreachable') : t('summaryTitle'));
  return (
    <Summary shown={shown} attempts={attempts} title={title} fields={fields}>
      {refusal ? <p>{problem?.detail ?? general('unreachableDetail')}</p> : null}
    </Summary>
  );
}
