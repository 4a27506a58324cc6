import { useState } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { Button } from '../controls/button';
import styles from './password-field.module.css';
import { TextField } from './text-field';
import { formTexts } from './texts';

interface PasswordFieldProps<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly label: string;
  readonly hint?: string;
  readonly autoComplete: 'new-password' | 'current-password';
}

/** A password that one can look at instead of typing it twice. */
export function PasswordField<Values extends FieldValues>(props: PasswordFieldProps<Values>) {
  const t = formTexts();
  const [visible, setVisible] = useState(false);
  return (
    <div className={styles.password}>
      <TextField {...props} type={visible ? 'text' : 'password'} />
      <Button kind="plain" onPress={() => setVisible(!visible)}>
        {t(visible ? 'hidePassword' : 'showPassword')}
      </Button>
    </div>
  );
}
