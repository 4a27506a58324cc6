import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { fieldId } from './field-ids';
import styles from './field.module.css';
import { useLabel } from './labels';
import { formTexts } from './texts';

interface TextFieldProps<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'search';
  readonly inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  /** More than one line. */
  readonly rows?: number;
}

/** A labelled field of a form, with its hint above and its message below the control. */
export function TextField<Values extends FieldValues>(props: TextFieldProps<Values>) {
  const { control, name, label, hint, optional = false, type = 'text', rows, ...input } = props;
  const t = formTexts();
  const { field, fieldState } = useController({ control, name });
  const id = fieldId(name);
  useLabel(control, name, label);
  return (
    <AriaTextField
      className={styles.field}
      id={id}
      name={name}
      type={type}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      isInvalid={fieldState.invalid}
      isRequired={!optional}
      validationBehavior="aria"
      {...(input.autoComplete ? { autoComplete: input.autoComplete } : {})}
      {...(input.inputMode ? { inputMode: input.inputMode } : {})}
      {...(input.maxLength ? { maxLength: input.maxLength } : {})}
    >
      <Label className={styles.label}>
        {label}
        {optional ? <span className={styles.optional}> {t('optional')}</span> : <Required />}
      </Label>
      {hint ? (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      ) : null}
      {rows ? (
        <TextArea ref={field.ref} className={styles.control} rows={rows} />
      ) : (
        <Input ref={field.ref} className={styles.control} />
      )}
      <FieldError className={styles.message}>{fieldState.error?.message}</FieldError>
    </AriaTextField>
  );
}

const Required = () => (
  <span className={styles.required} aria-hidden="true">
    {' '}
    *
  </span>
);
