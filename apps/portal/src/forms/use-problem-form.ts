import { useRef, useState } from 'react';
import {
  useForm,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
} from 'react-hook-form';
import { Problem, Unreachable } from '../api/problem';
import { useSoon } from '../later/use-soon';
import type { Check } from './checked-by';

interface ProblemFormOptions<Values extends FieldValues> {
  /** `checkedBy(…)` or `requiring(…)`. Made once, outside of the component. */
  readonly check: Check<Values>;
  readonly defaultValues: DefaultValues<Values>;
  /** Problem codes that are about one field. */
  readonly fieldOf?: Partial<Record<string, FieldPath<Values>>>;
}

export interface ProblemForm<Values extends FieldValues> extends UseFormReturn<Values> {
  /** What was refused and belongs to no field. */
  readonly refusal: Error | undefined;
  /** From the press until it was sent, or refused. */
  readonly isSending: boolean;
  /** Grows with every refused attempt, so that the summary takes the focus again. */
  readonly attempts: number;
  /** Sends what is valid; what the API finds wrong lands at its fields, the rest in `refusal`. */
  readonly onSubmit: (send: (values: Values) => unknown) => React.FormEventHandler;
  /** Shows what was refused when something else than this form was sent. */
  readonly refuse: (error: unknown) => void;
}

/** A form whose errors, its own and the API's problem documents, land at their fields. */
export function useProblemForm<Values extends FieldValues>(
  options: ProblemFormOptions<Values>,
): ProblemForm<Values> {
  const { check, defaultValues, fieldOf = {} } = options;
  const [refusal, setRefusal] = useState<Error>();
  const [attempts, setAttempts] = useState(0);
  const form = useForm<Values>({ defaultValues, resolver: check, shouldFocusError: false });
  // Which attempt is being checked: another press meanwhile does nothing.
  const checking = useRef<object>(undefined);
  useSoon(check.prepare ?? nothingElse);

  const place = (error: unknown): void => {
    if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
    const atFields = error instanceof Problem ? placeAtFields(error) : false;
    setRefusal(atFields ? undefined : error);
    setAttempts((count) => count + 1);
  };
  /** Whether nothing of the problem is left to say elsewhere. */
  const placeAtFields = ({ document }: Problem): boolean => {
    const field = (fieldOf as Record<string, FieldPath<Values>>)[document.code];
    if (field) form.setError(field, { message: document.detail });
    const names = Object.keys(form.getValues());
    const errors = (document.errors ?? []).map(({ pointer, detail }) => ({
      name: pointer.slice(1).replaceAll('/', '.') as FieldPath<Values>,
      message: detail,
    }));
    const own = errors.filter(({ name }) => names.includes(name.split('.')[0]!));
    for (const { name, message } of own) form.setError(name, { message });
    return field !== undefined || (own.length > 0 && own.length === errors.length);
  };

  const onSubmit: ProblemForm<Values>['onSubmit'] = (send) => (event) => {
    event.preventDefault();
    if (checking.current) return;
    const check = (checking.current = {});
    const checked = () => {
      if (checking.current === check) checking.current = undefined;
    };
    const valid = async (values: Values) => {
      checked();
      try {
        await send(values);
      } catch (error) {
        place(error);
      }
    };
    const invalid = () => setAttempts((count) => count + 1);
    setRefusal(undefined);
    void form.handleSubmit(valid, invalid)(event).finally(checked);
  };
  const { isSubmitting: isSending } = form.formState;
  return { ...form, isSending, refusal, attempts, onSubmit, refuse: place };
}

const nothingElse = (): Promise<void> => Promise.resolve();
