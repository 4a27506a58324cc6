import type { AccessRequestDecision, DecisionResult } from '@secop/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../../../controls/failure';
import { Notice } from '../../../controls/notice';
import { useFocusAfter } from '../../../controls/use-focus-after';
import { Waiting } from '../../../controls/waiting';
import { laterPart } from '../../../later/later-part';
import { useSoon } from '../../../later/use-soon';
import { useMe } from '../../../session/me';
import { inboxQuery, type Inbox, type InboxItem } from '../queries';
import styles from '../requests.module.css';
import { stateHeadingElement } from '../state-heading';
import { manageUsersTexts } from '../texts';
import { BulkBar } from './bulk-bar';
import { BulkResults } from './bulk-results';
import { PendingRow } from './pending-row';
import { useSelection } from './selection';

const BulkDialog = laterPart(async () => (await import('./bulk-dialog')).BulkDialog);

/** The inbox: the requests that wait, oldest first. */
export function PendingTab({ accountId }: { readonly accountId: string }) {
  const inbox = useQuery(inboxQuery(accountId, 'pending'));
  if (inbox.isPending) return <Waiting />;
  if (!inbox.data) {
    return <Failure error={inbox.error} onRetry={() => void inbox.refetch()} />;
  }
  return <PendingRequests accountId={accountId} inbox={inbox.data} />;
}

interface PendingRequestsProps {
  readonly accountId: string;
  readonly inbox: Inbox;
}

/** What is being asked about, as it was selected: others may decide meanwhile, and then the answer says so. */
interface Asking {
  readonly decision: AccessRequestDecision['decision'];
  readonly requests: readonly InboxItem[];
}

interface Outcome {
  readonly results: readonly DecisionResult[];
  /** As they were when they were decided; they have left the list. */
  readonly requests: readonly InboxItem[];
}

function PendingRequests({ accountId, inbox }: PendingRequestsProps) {
  const t = manageUsersTexts();
  const me = useMe();
  const queries = useQueryClient();
  const { items, complete } = inbox;
  const decidable = items.filter(({ userId }) => userId !== me.id);
  const selection = useSelection(decidable.map(({ id }) => id));
  const [asking, setAsking] = useState<Asking>();
  const [outcome, setOutcome] = useState<Outcome>();
  const focusHeading = useFocusAfter(stateHeadingElement);
  useSoon(BulkDialog.prepare);
  const selected = items.filter(({ id }) => selection.ids.has(id));

  const show = (results: readonly DecisionResult[], requests: readonly InboxItem[]) => {
    setAsking(undefined);
    setOutcome({ results, requests });
    selection.keep(results.filter(({ problem }) => problem).map(({ id }) => id));
    for (const key of ['inbox', 'members']) {
      void queries.invalidateQueries({ queryKey: [key, accountId] });
    }
  };
  const hideOutcome = () => {
    setOutcome(undefined);
    focusHeading();
  };
  return (
    <>
      {outcome ? (
        <BulkResults
          {...outcome}
          accountId={accountId}
          key={outcome.results.map(({ id }) => id).join()}
          onClose={hideOutcome}
        />
      ) : null}
      {items.length === 0 ? (
        <Notice title={t('pendingNoneTitle')}>
          <p>{t('pendingNoneText')}</p>
        </Notice>
      ) : (
        <>
          <p>
            {t('pendingText')} {complete ? null : t('incomplete', { count: items.length })}
          </p>
          <label className={styles.all}>
            <input
              type="checkbox"
              checked={selected.length > 0 && selected.length === decidable.length}
              onChange={(event) => selection.setAll(event.target.checked)}
            />
            {t('selectAll')}
          </label>
          <ul className={styles.requests}>
            {items.map((request) => (
              <PendingRow
                key={request.id}
                request={request}
                own={request.userId === me.id}
                selected={selection.ids.has(request.id)}
                onToggle={() => selection.toggle(request.id)}
              />
            ))}
          </ul>
          <BulkBar
            count={selected.length}
            onDecide={(decision) => setAsking({ decision, requests: selected })}
          />
        </>
      )}
      {asking ? (
        <BulkDialog
          {...asking}
          accountId={accountId}
          onDone={show}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </>
  );
}
