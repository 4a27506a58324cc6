import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { fieldId } from './field-ids';
import { FieldFrame } from './field-frame';
import { useLabel } from './labels';

interface TextFieldProps<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly type?: 'text' | 'email' | 'password' | 'tel';
  readonly inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  readonly autoComplete?: string;
  /** More than one line. */
  readonly rows?: number;
}

/** A labelled field of a form. */
export function TextField<Values extends FieldValues>(props: TextFieldProps<Values>) {
  const { control, name, label, hint, optional = false, type = 'text', rows, ...input } = props;
  const { field, fieldState } = useController({ control, name });
  useLabel(control, name, label);
  const typed = { ...input, ...field, value: (field.value as string | undefined) ?? '' };
  return (
    <FieldFrame
      id={fieldId(name)}
      label={label}
      hint={hint}
      optional={optional}
      error={fieldState.error?.message}
    >
      {(tied) =>
        rows ? (
          <textarea {...typed} {...tied} rows={rows} />
        ) : (
          <input {...typed} {...tied} type={type} />
        )
      }
    </FieldFrame>
  );
}
