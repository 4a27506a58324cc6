import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { CharacterCount } from '../../../forms/character-count';
import fields from '../../../forms/field.module.css';
import { TextField } from '../../../forms/text-field';
import { manageUsersTexts } from '../texts';
import { withTemplate } from './reason-template';

interface ReasonFieldsProps<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

const templates = [
  'reasonNotHere',
  'reasonUnknown',
  'reasonLeft',
  'reasonNotNeeded',
  'reasonOtherUser',
] as const;

/** Why access is refused: a common reason, own words, or both. */
export function ReasonFields<Values extends FieldValues>(props: ReasonFieldsProps<Values>) {
  const { control, name, reason, onReason } = props;
  const t = manageUsersTexts();
  const known = templates.map((template) => t(template));
  const chosen = known.find((template) => reason.startsWith(template)) ?? '';
  return (
    <>
      <div className={fields.field}>
        <label className={fields.label} htmlFor="motivos">
          {t('reasonTemplate')}
        </label>
        <span className={fields.hint} id="motivos-ayuda">
          {t('reasonTemplateHint')}
        </span>
        <select
          id="motivos"
          className={fields.control}
          aria-describedby="motivos-ayuda"
          value={chosen}
          onChange={(event) => onReason(withTemplate(reason, event.target.value, known))}
        >
          <option value="">{t('reasonOwn')}</option>
          {known.map((template) => (
            <option key={template}>{template}</option>
          ))}
        </select>
      </div>
      <TextField
        control={control}
        name={name}
        label={t('reason')}
        hint={t('reasonHint')}
        rows={5}
      />
      <CharacterCount control={control} name={name} maximum={1000} />
    </>
  );
}
