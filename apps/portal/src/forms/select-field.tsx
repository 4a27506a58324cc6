import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { fieldId } from './field-ids';
import styles from './field.module.css';
import { useLabel } from './labels';
import { formTexts } from './texts';

interface SelectFieldProps<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A list of the browser's own: on a phone nothing is easier to use. */
export function SelectField<Values extends FieldValues>(props: SelectFieldProps<Values>) {
  const { control, name, label, hint, options } = props;
  const t = formTexts();
  const { field, fieldState } = useController({ control, name });
  const id = fieldId(name);
  useLabel(control, name, label);
  const described = [hint ? `${id}-ayuda` : '', fieldState.error ? `${id}-error` : ''];
  return (
    <div className={styles.field} data-invalid={fieldState.invalid || undefined}>
      <label className={styles.label} htmlFor={id}>
        {label}
        <span className={styles.required} aria-hidden="true">
          {' '}
          *
        </span>
      </label>
      {hint ? (
        <span className={styles.hint} id={`${id}-ayuda`}>
          {hint}
        </span>
      ) : null}
      <select
        {...field}
        id={id}
        className={styles.control}
        aria-required="true"
        aria-invalid={fieldState.invalid}
        aria-describedby={described.join(' ').trim() || undefined}
      >
        <option value="">{t('choose')}</option>
        {options.map(({ value, label: shown }) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </select>
      {fieldState.error ? (
        <span className={styles.message} id={`${id}-error`}>
          {fieldState.error.message}
        </span>
      ) : null}
    </div>
  );
}
