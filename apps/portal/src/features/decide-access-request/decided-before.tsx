import { Link } from '@tanstack/react-router';
import { momentOf } from '../../texts/dates';
import { useDeciderName } from '../manage-users/people';
import { RevertRejection } from '../manage-users/rejected/revert-rejection';
import styles from './decide-access-request.module.css';
import type { OutcomeProps } from './decided';
import { NextPending } from './next-pending';
import { decideTexts } from './texts';
import { useFocusWhenLost } from './use-focus-when-lost';

/** How a request ended, and what can still be done about it. */
export function DecidedBefore({ request, name, onReverted, onOvertaken }: OutcomeProps) {
  const t = decideTexts();
  const nameOf = useDeciderName(request.accountId);
  const { id, accountId, status, decidedBy, decidedByName, decidedAt } = request;
  const heading = useFocusWhenLost();
  const who = nameOf(decidedBy, decidedByName);
  const when = decidedAt ? momentOf(decidedAt) : '';
  return (
    <section aria-labelledby="decision">
      <h2 id="decision" ref={heading} tabIndex={-1} data-step>
        {t('decisionTitle')}
      </h2>
      {status === 'accepted' ? (
        <p>
          {t('acceptedBy', { who, when })}{' '}
          <Link
            to="/cuentas/$accountId/administracion-de-usuarios"
            params={{ accountId }}
            search={{ estado: 'aceptados' }}
          >
            {t('manageAccess')}
          </Link>
        </p>
      ) : null}
      {status === 'rejected' ? (
        <>
          <p>{t('rejectedBy', { who, when })}</p>
          <div className={styles.revert}>
            <RevertRejection
              request={request}
              name={name}
              onDone={onReverted}
              onOvertaken={onOvertaken}
            />
          </div>
        </>
      ) : null}
      {status === 'withdrawn' || status === 'expired' ? (
        <p>{t(status === 'withdrawn' ? 'nowWithdrawn' : 'nowExpired')}</p>
      ) : null}
      <NextPending accountId={accountId} after={id} />
    </section>
  );
}
