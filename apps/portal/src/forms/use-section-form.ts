import { useEffect } from 'react';
import type { DefaultValues, FieldValues } from 'react-hook-form';
import type { Problem } from '../api/problem';
import type { Check } from './checked-by';
import { useProblemForm, type ProblemForm } from './use-problem-form';

interface SectionFormOptions<Values extends FieldValues> {
  readonly check: Check<Values>;
  readonly typed: Values;
  /** Called with what is typed when it is sent, and when the section is left, by whatever way. */
  readonly keep: (values: Values) => void;
  /** What the API refused of this section when everything was sent. */
  readonly problem: Problem | undefined;
}

/** The form of one section: begins with what was typed before, and with what was refused of it. */
export function useSectionForm<Values extends FieldValues>(
  options: SectionFormOptions<Values>,
): ProblemForm<Values> {
  const { check, typed, keep, problem } = options;
  const form = useProblemForm<Values>({ check, defaultValues: typed as DefaultValues<Values> });
  useEffect(() => {
    if (problem) form.refuse(problem);
    return () => keep(form.getValues());
    // Once: what comes later is typed.
  }, []);
  const onSubmit: typeof form.onSubmit = (send) =>
    form.onSubmit((values) => {
      keep(form.getValues());
      return send(values);
    });
  return { ...form, onSubmit };
}
