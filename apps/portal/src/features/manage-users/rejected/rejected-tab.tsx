import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Confirmation } from '../../../controls/confirmation';
import { Failure } from '../../../controls/failure';
import { Notice } from '../../../controls/notice';
import { useFocusAfter } from '../../../controls/use-focus-after';
import { Waiting } from '../../../controls/waiting';
import { useSoon } from '../../../later/use-soon';
import { Announcement } from '../../../live/announcement';
import { momentOf } from '../../../texts/dates';
import { useDeciderName, useRequesterWords } from '../people';
import { inboxQuery, type InboxItem } from '../queries';
import styles from '../requests.module.css';
import { stateHeadingElement } from '../state-heading';
import { manageUsersTexts } from '../texts';
import { RevertRejection } from './revert-rejection';

const newestFirst = (one: InboxItem, other: InboxItem) =>
  (other.decidedAt ?? '').localeCompare(one.decidedAt ?? '');

/** What was refused, with the reason, by whom and when. */
export function RejectedTab({ accountId }: { readonly accountId: string }) {
  const t = manageUsersTexts();
  const inbox = useQuery(inboxQuery(accountId, 'rejected'));
  const [said, setSaid] = useState<string>();
  const focusHeading = useFocusAfter(stateHeadingElement);
  useSoon(Confirmation.prepare);
  if (inbox.isPending) return <Waiting />;
  if (!inbox.data) {
    return <Failure error={inbox.error} onRetry={() => void inbox.refetch()} />;
  }
  const { items, complete } = inbox.data;
  const say = (words: string) => {
    setSaid(words);
    focusHeading();
  };
  return (
    <>
      <Announcement>{said}</Announcement>
      {items.length === 0 ? (
        <Notice>
          <p>{t('rejectedNone')}</p>
        </Notice>
      ) : (
        <>
          <p>
            {t('rejectedText')} {complete ? null : t('incomplete', { count: items.length })}
          </p>
          <ul className={styles.requests}>
            {[...items].sort(newestFirst).map((request) => (
              <Rejected key={request.id} request={request} onSay={say} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface RejectedProps {
  readonly request: InboxItem;
  readonly onSay: (words: string) => void;
}

function Rejected({ request, onSay }: RejectedProps) {
  const t = manageUsersTexts();
  const { nameOf } = useRequesterWords();
  const deciderOf = useDeciderName(request.accountId);
  const { id, accountId, requester, reason, decidedBy, decidedAt } = request;
  const name = nameOf(requester);
  return (
    <li className={styles.rejected}>
      <h3 className={styles.name}>
        <Link
          to="/cuentas/$accountId/administracion-de-usuarios/$requestId"
          params={{ accountId, requestId: id }}
        >
          {name}
        </Link>
      </h3>
      <p className={styles.message}>{reason}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('rejectedBy')}</dt>
          <dd>{deciderOf(decidedBy, request.decidedByName)}</dd>
        </div>
        <div>
          <dt>{t('rejectedAt')}</dt>
          <dd>{decidedAt ? momentOf(decidedAt) : null}</dd>
        </div>
      </dl>
      <div>
        <RevertRejection
          request={request}
          name={name}
          onDone={() => onSay(t('reverted', { name }))}
          onOvertaken={() => onSay(t('revertOvertaken', { name }))}
        />
      </div>
    </li>
  );
}
