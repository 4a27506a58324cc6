import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { TextField } from '../../forms/text-field';
import { verifyEmailTexts } from './texts';

interface CodeFieldProps<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
}

/** The code of the mail; phones offer it by themselves. */
export function CodeField<Values extends FieldValues>({ control, name }: CodeFieldProps<Values>) {
  const t = verifyEmailTexts();
  return (
    <TextField
      control={control}
      name={name}
      label={t('code')}
      hint={t('codeHint')}
      inputMode="numeric"
      autoComplete="one-time-code"
    />
  );
}
