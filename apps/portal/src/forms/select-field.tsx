import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { fieldId } from './field-ids';
import { FieldFrame } from './field-frame';
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
  useLabel(control, name, label);
  return (
    <FieldFrame id={fieldId(name)} label={label} hint={hint} error={fieldState.error?.message}>
      {(tied) => (
        <select {...field} {...tied}>
          <option value="">{t('choose')}</option>
          {options.map(({ value, label: shown }) => (
            <option key={value} value={value}>
              {shown}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
