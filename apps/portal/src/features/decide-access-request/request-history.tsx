import type { AccessRequestView } from '@secop/contracts';
import { momentOf } from '../../texts/dates';
import { useDeciderName } from '../manage-users/people';
import styles from './decide-access-request.module.css';
import { decideTexts } from './texts';

const told = [
  'submitted',
  'reminded',
  'escalated',
  'accepted',
  'effective',
  'rejected',
  'reopened',
  'withdrawn',
  'expired',
] as const;
type Told = (typeof told)[number];
const byAdministrators: readonly string[] = ['accepted', 'rejected', 'reopened'];

/** What happened to a request so far, and which administrator did it. */
export function RequestHistory({ request }: { readonly request: AccessRequestView }) {
  const t = decideTexts();
  const nameOf = useDeciderName(request.accountId);
  return (
    <details className={styles.history}>
      <summary>{t('history')}</summary>
      <ol>
        {request.timeline
          .filter((entry) => told.includes(entry.what as Told))
          .map(({ what, at, by }) => (
            <li key={`${what}-${at}`}>
              {by && byAdministrators.includes(what)
                ? t('by', { what: t(what as Told), who: nameOf(by) })
                : t(what as Told)}
              <br />
              <time dateTime={at}>{momentOf(at)}</time>
            </li>
          ))}
      </ol>
    </details>
  );
}
