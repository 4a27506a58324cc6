import type { AccessRequestView } from '@secop/contracts';
import { momentOf } from '../../texts/dates';
import { accessRequestTexts } from './texts';
import styles from './timeline.module.css';

interface TimelineProps {
  readonly request: AccessRequestView;
}

/** Everything that happened to a request, the newest first. */
export function Timeline({ request }: TimelineProps) {
  const t = accessRequestTexts();
  const words: Readonly<Record<string, string>> = {
    submitted: t('submitted'),
    reminded: t('remindedAdministrators'),
    escalated: t('escalated'),
    accepted: t('accepted'),
    effective: t('effective'),
    rejected: t('rejected'),
    reopened: t('reopened'),
    withdrawn: t('withdrawnByYou'),
    expired: t('expired'),
  };
  const who = (by: string | null) => {
    if (by === null) return t('bySystem');
    return by === request.userId ? t('byYou') : t('byAdministrator');
  };
  return (
    <ol className={styles.timeline} reversed>
      {request.timeline.toReversed().map(({ what, at, by }) => (
        <li key={`${what} ${at}`} className={styles.entry}>
          <strong>{words[what] ?? t('otherHappening')}</strong>
          <span className={styles.when}>
            <time dateTime={at}>{momentOf(at)}</time> · {who(by)}
          </span>
        </li>
      ))}
    </ol>
  );
}
