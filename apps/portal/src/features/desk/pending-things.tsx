import type { AccessRequestView } from '@secop/contracts';
import { ButtonLink } from '../../controls/button';
import { StateWord } from '../../controls/state-word';
import { weekdayOf } from '../../texts/dates';
import { situationOf } from '../access-request/situation';
import styles from './desk.module.css';
import { deskTexts } from './texts';
import type { Inbox } from './use-desk';

interface PendingThingsProps {
  readonly inboxes: readonly Inbox[];
  readonly requests: readonly AccessRequestView[];
  /** There is nothing else that could not be read. */
  readonly complete: boolean;
}

export function PendingThings({ inboxes, requests, complete }: PendingThingsProps) {
  const t = deskTexts();
  const nothing = inboxes.length + requests.length === 0;
  return (
    <section className={styles.section}>
      <h2>{t('pendingTitle')}</h2>
      {nothing && complete ? <p>{t('nothingPending')}</p> : null}
      {nothing ? null : (
        <ul className={styles.cards}>
          {inboxes.map((inbox) => (
            <InboxCard key={inbox.accountId} inbox={inbox} />
          ))}
          {requests.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </ul>
      )}
    </section>
  );
}

function InboxCard({ inbox }: { readonly inbox: Inbox }) {
  const t = deskTexts();
  const { accountId, accountName: account, waiting: count, more } = inbox;
  return (
    <li className={`${styles.card} ${styles.toAnswer}`}>
      <div className={styles.text}>
        <h3 className={styles.name}>{account}</h3>
        <p>{more ? t('inboxManyMore', { count }) : t('inboxCount', { count })}</p>
      </div>
      <ButtonLink
        to="/cuentas/$accountId/administracion-de-usuarios"
        params={{ accountId }}
        aria-label={t('answerOf', { account })}
      >
        {t('answer')}
      </ButtonLink>
    </li>
  );
}

function RequestCard({ request }: { readonly request: AccessRequestView }) {
  const t = deskTexts();
  const { accountName: account, reference } = request;
  const values = { reference, day: weekdayOf(request.deadline) };
  const words = () => {
    switch (situationOf(request)) {
      case 'being-granted':
        return t('mineBeingGranted', values);
      case 'waits-without-administrator':
        return t('mineWithoutAdministrator', values);
      default:
        return t('mineDeadline', values);
    }
  };
  return (
    <li className={styles.card}>
      <div className={styles.text}>
        <h3 className={styles.name}>{t('mine', { account })}</h3>
        <p>
          <StateWord>{request.display}</StateWord>
        </p>
        <p>{words()}</p>
      </div>
      <ButtonLink
        kind="secondary"
        to="/solicitudes/$requestId"
        params={{ requestId: request.id }}
        aria-label={t('seeOf', { account })}
      >
        {t('see')}
      </ButtonLink>
    </li>
  );
}
