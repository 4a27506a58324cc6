import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Announcement } from '../../live/announcement';
import { momentOf } from '../../texts/dates';
import { useDeciderName } from '../manage-users/people';
import type { InboxItem } from '../manage-users/queries';
import { RevertRejection } from '../manage-users/revert-rejection';
import styles from './decide-access-request.module.css';
import { NextPending } from './next-pending';
import { decideTexts } from './texts';

interface DecidedBeforeProps {
  readonly request: InboxItem;
  readonly name: string;
  readonly onReverted: () => void;
}

/** How a request ended, and what can still be done about it. */
export function DecidedBefore({ request, name, onReverted }: DecidedBeforeProps) {
  const t = decideTexts();
  const nameOf = useDeciderName(request.accountId);
  const { id, accountId, status, decidedBy, decidedByName, decidedAt } = request;
  const [overtaken, setOvertaken] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Somebody else decided while a dialog or a button here had the focus; both are gone.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const who = nameOf(decidedBy, decidedByName);
  const when = decidedAt ? momentOf(decidedAt) : '';
  return (
    <section aria-labelledby="decision">
      <h2 id="decision" ref={heading} tabIndex={-1} data-step>
        {t('decisionTitle')}
      </h2>
      <Announcement>{overtaken ? t('changedText') : undefined}</Announcement>
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
              onOvertaken={() => setOvertaken(true)}
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
