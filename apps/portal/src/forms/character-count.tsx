import { useWatch, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import styles from './character-count.module.css';
import { formTexts } from './texts';

interface CharacterCountProps<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly maximum: number;
}

const near = 50;

/** Below a long field: how many characters are left. Screen readers hear it only when few are. */
export function CharacterCount<Values extends FieldValues>(props: CharacterCountProps<Values>) {
  const { control, name, maximum } = props;
  const t = formTexts();
  const typed: unknown = useWatch({ control, name });
  const left = maximum - (typeof typed === 'string' ? typed.trim().length : 0);
  const text =
    left < 0 ? t('charactersOver', { count: -left }) : t('charactersLeft', { count: left });
  return (
    <>
      <p className={`${styles.count} ${left < 0 ? styles.over : ''}`} aria-hidden="true">
        {text}
      </p>
      <p className="visually-hidden" role="status">
        {left <= near ? text : ''}
      </p>
    </>
  );
}
