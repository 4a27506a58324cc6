import { roles, roleTexts, type Role } from '../../../texts/roles';
import { manageUsersTexts } from '../texts';
import styles from './role-choice.module.css';

interface RoleChoiceProps {
  readonly legend: string;
  readonly value: Role;
  readonly onChange: (role: Role) => void;
}

/** Which role somebody gets, and what it lets them do. */
export function RoleChoice({ legend, value, onChange }: RoleChoiceProps) {
  const t = manageUsersTexts();
  const roleOf = roleTexts();
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      {roles.map((role) => (
        <label key={role} className={styles.role}>
          <input
            type="radio"
            name="rol"
            value={role}
            checked={role === value}
            onChange={() => onChange(role)}
            aria-describedby={`rol-${role}`}
          />
          <span>
            <span className={styles.name}>{roleOf(role)}</span>
            <span className={styles.explanation} id={`rol-${role}`}>
              {t(`${role}Explained`)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
