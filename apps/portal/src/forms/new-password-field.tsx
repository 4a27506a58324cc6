import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { newPasswordTexts, shortestPassword as count } from './new-password-texts';
import { PasswordField } from './password-field';

interface NewPasswordFieldProps<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly label: string;
}

/** Where a password is chosen; says what it must be before anything is typed. */
export const NewPasswordField = <Values extends FieldValues>(
  props: NewPasswordFieldProps<Values>,
) => (
  <PasswordField
    {...props}
    hint={newPasswordTexts()('hint', { count })}
    autoComplete="new-password"
  />
);
