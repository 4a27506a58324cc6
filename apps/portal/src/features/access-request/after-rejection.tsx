import type { AccessRequestView } from '@secop/contracts';
import { ButtonLink } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { weekdayOf } from '../../texts/dates';
import styles from './access-request.module.css';
import { accessRequestTexts } from './texts';

interface AfterRejectionProps {
  readonly request: AccessRequestView;
}

/** Why it was rejected, and what one can do about it. */
export function AfterRejection({ request }: AfterRejectionProps) {
  const t = accessRequestTexts();
  const { reason, reversibleUntil, askableFrom } = request;
  const tooEarly = askableFrom !== undefined && Date.parse(askableFrom) > Date.now();
  return (
    <Notice kind="failure" title={t('rejectedTitle')}>
      {reason ? (
        <>
          <p>{t('rejectedReason')}</p>
          <blockquote className={styles.quote}>{reason}</blockquote>
        </>
      ) : null}
      <ul>
        {reversibleUntil ? (
          <li>
            {t('rejectedRevert')} {weekdayOf(reversibleUntil)}.
          </li>
        ) : null}
        <li>
          {tooEarly ? t('rejectedAgainFrom', { day: weekdayOf(askableFrom) }) : t('rejectedAgain')}
        </li>
      </ul>
      {tooEarly ? null : (
        <ButtonLink to="/mis-registros/nuevo" kind="secondary">
          {t('newRequest')}
        </ButtonLink>
      )}
    </Notice>
  );
}
