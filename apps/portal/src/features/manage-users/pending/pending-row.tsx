import { Link } from '@tanstack/react-router';
import { dayOf, momentOf } from '../../../texts/dates';
import { roleTexts } from '../../../texts/roles';
import { useRequesterWords } from '../people';
import type { InboxItem } from '../queries';
import styles from '../requests.module.css';
import { manageUsersTexts } from '../texts';

interface PendingRowProps {
  readonly request: InboxItem;
  /** Nobody decides their own. */
  readonly own: boolean;
  readonly selected: boolean;
  readonly onToggle: () => void;
}

/** A request that waits, with what one decides by; its name leads to all of it. */
export function PendingRow({ request, own, selected, onToggle }: PendingRowProps) {
  const t = manageUsersTexts();
  const roleOf = roleTexts();
  const { nameOf, documentOf } = useRequesterWords();
  const { id, accountId, requester, position, message, requestedRole } = request;
  const name = nameOf(requester);
  const facts: readonly (readonly [string, string | null])[] = [
    [t('personDocument'), documentOf(requester)],
    [t('position'), position],
    [t('received'), momentOf(request.submittedAt)],
    [t('deadline'), dayOf(request.deadline)],
    [t('asksFor'), roleOf(requestedRole)],
  ];
  return (
    <li className={styles.request}>
      <label className={styles.check}>
        <input type="checkbox" checked={selected} disabled={own} onChange={onToggle} />
        <span className="visually-hidden">{t('select', { name })}</span>
      </label>
      <div className={styles.content}>
        <h3 className={styles.name}>
          <Link
            to="/cuentas/$accountId/administracion-de-usuarios/$requestId"
            params={{ accountId, requestId: id }}
          >
            {name}
          </Link>
        </h3>
        <dl className={styles.facts}>
          {facts
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {message ? <p className={styles.message}>{message}</p> : null}
        {own ? <p>{t('own')}</p> : null}
      </div>
    </li>
  );
}
