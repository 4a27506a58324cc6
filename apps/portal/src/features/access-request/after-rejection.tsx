import type { AccessRequestView } from '@secop/contracts';
import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { weekdayOf } from '../../texts/dates';
import styles from './access-request.module.css';
import { businessDaysBeforeAskingAgain, reversibleUntil } from './cool-down';
import { myAccessRequestsQuery } from './queries';
import { accessRequestTexts } from './texts';

interface AfterRejectionProps {
  readonly request: AccessRequestView;
}

/** Why it was rejected, and what one can do about it. */
export function AfterRejection({ request }: AfterRejectionProps) {
  const t = accessRequestTexts();
  const { data: mine = [request] } = useQuery(myAccessRequestsQuery);
  const count = businessDaysBeforeAskingAgain(request.accountId, mine);
  return (
    <Notice kind="failure" title={t('rejectedTitle')}>
      {request.reason ? (
        <>
          <p>{t('rejectedReason')}</p>
          <blockquote className={styles.quote}>{request.reason}</blockquote>
        </>
      ) : null}
      <ul>
        {request.decidedAt ? (
          <li>
            {t('rejectedRevert')} {weekdayOf(reversibleUntil(request.decidedAt))}.
          </li>
        ) : null}
        <li>
          {t('rejectedAgain', { count })} {t('businessDays')}
        </li>
      </ul>
      <ButtonLink to="/mis-registros/nuevo" kind="secondary">
        {t('newRequest')}
      </ButtonLink>
    </Notice>
  );
}
