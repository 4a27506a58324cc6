import type { FieldErrors, FieldPath, FieldValues, Resolver } from 'react-hook-form';
import { formTexts } from './texts';

/** Only asks that something is typed; what is right the API says. Costs no schema library before signing in. */
export function requiring<Values extends FieldValues>(
  ...names: readonly FieldPath<Values>[]
): Resolver<Values> {
  return (values) => {
    const missing = names.filter((name) => !values[name]);
    const message = formTexts()('required');
    const errors = Object.fromEntries(missing.map((name) => [name, { type: 'required', message }]));
    return missing.length > 0
      ? { values: {}, errors: errors as FieldErrors<Values> }
      : { values, errors: {} };
  };
}
