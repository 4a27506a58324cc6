import type { ReactNode } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { fieldId } from './field-ids';
import styles from './field.module.css';

interface CheckboxFieldProps<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly children: ReactNode;
}

export function CheckboxField<Values extends FieldValues>(props: CheckboxFieldProps<Values>) {
  const { control, name, children } = props;
  const { field, fieldState } = useController({ control, name });
  const id = fieldId(name);
  return (
    <div className={styles.field} data-invalid={fieldState.invalid || undefined}>
      <div className={styles.choice}>
        <input
          type="checkbox"
          id={id}
          ref={field.ref}
          name={name}
          checked={Boolean(field.value)}
          onChange={(event) => field.onChange(event.target.checked)}
          onBlur={field.onBlur}
          aria-invalid={fieldState.invalid}
          aria-describedby={fieldState.error ? `${id}-error` : undefined}
        />
        <label htmlFor={id}>{children}</label>
      </div>
      {fieldState.error ? (
        <span className={styles.message} id={`${id}-error`}>
          {fieldState.error.message}
        </span>
      ) : null}
    </div>
  );
}
