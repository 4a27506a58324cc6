import type { AccessRequestView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Problem } from '../../api/problem';
import { Announcement } from '../../live/announcement';
import { useChange } from '../../live/use-change';
import { showFresh } from '../access-request/queries';
import type { InboxItem } from '../manage-users/queries';
import { AcceptDialog } from './accept-dialog';
import { ChooseDecision } from './choose-decision';
import { Decided } from './decided';
import { DecidedBefore } from './decided-before';
import { isOvertaken, Overtaken } from './overtaken';
import { RejectDialog } from './reject-dialog';
import { decideTexts } from './texts';

interface DecisionProps {
  readonly request: InboxItem;
  readonly name: string;
  readonly children: ReactNode;
}

const changes = {
  pending: 'nowPending',
  accepted: 'nowAccepted',
  rejected: 'nowRejected',
  withdrawn: 'nowWithdrawn',
  expired: 'nowExpired',
} as const;

/** The request with what can be done with it, and what became of what was tried. */
export function Decision({ request, name, children }: DecisionProps) {
  const t = decideTexts();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'accept' | 'reject'>();
  const [decided, setDecided] = useState(false);
  const [refusal, setRefusal] = useState<Problem>();
  const [reverted, setReverted] = useState(false);
  const changed = useChange(request.status);
  const { id, accountId, status } = request;

  const read = () => {
    void queries.invalidateQueries({ queryKey: ['inbox', accountId] });
    void queries.invalidateQueries({ queryKey: ['access-requests', id] });
  };
  const show = (view: AccessRequestView) => {
    setAsking(undefined);
    setRefusal(undefined);
    setDecided(true);
    showFresh(queries, view);
    read();
  };
  const giveWay = (error: Error) => {
    setAsking(undefined);
    if (isOvertaken(error)) setRefusal(error);
    read();
  };
  const dialog = { request, name, onDecided: show, onOvertaken: giveWay };
  const choose = (decision: typeof asking) => {
    setRefusal(undefined);
    setAsking(decision);
  };
  const close = () => setAsking(undefined);
  const own = decided || refusal !== undefined;
  return (
    <>
      {refusal ? <Overtaken accountId={accountId} refusal={refusal} /> : null}
      {decided && status !== 'pending' ? (
        <Decided request={request} email={request.requester?.email ?? name} />
      ) : null}
      <Announcement>
        {reverted ? t('pendingAgain', { name }) : changed && !own ? t(changes[changed]) : undefined}
      </Announcement>
      {children}
      {status === 'pending' ? (
        <ChooseDecision request={request} onChoose={choose} />
      ) : decided ? null : (
        <DecidedBefore request={request} name={name} onReverted={() => setReverted(true)} />
      )}
      {asking === 'accept' && status === 'pending' ? (
        <AcceptDialog {...dialog} onClose={close} />
      ) : null}
      {asking === 'reject' && status === 'pending' ? (
        <RejectDialog {...dialog} onClose={close} />
      ) : null}
    </>
  );
}
