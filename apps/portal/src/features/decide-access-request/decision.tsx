import type { AccessRequestView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Problem } from '../../api/problem';
import { laterPart } from '../../later/later-part';
import { useSoon } from '../../later/use-soon';
import { Announcement } from '../../live/announcement';
import { useChange } from '../../live/use-change';
import { showFresh } from '../access-request/queries';
import type { InboxItem } from '../manage-users/queries';
import { ChooseDecision } from './choose-decision';
import { Decided } from './decided';
import { DecidedBefore } from './decided-before';
import { isOvertaken, Overtaken } from './overtaken';
import { decideTexts } from './texts';

const AcceptDialog = laterPart(async () => (await import('./accept-dialog')).AcceptDialog);
const RejectDialog = laterPart(async () => (await import('./reject-dialog')).RejectDialog);
const prepare = () => Promise.all([AcceptDialog.prepare(), RejectDialog.prepare()]);

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
  const [mine, setMine] = useState<AccessRequestView>();
  const [refusal, setRefusal] = useState<Problem>();
  const [reversal, setReversal] = useState<'done' | 'overtaken'>();
  const changed = useChange(request.status);
  useSoon(prepare);
  const { id, accountId, status } = request;

  const read = () => {
    void queries.invalidateQueries({ queryKey: ['inbox', accountId] });
    void queries.invalidateQueries({ queryKey: ['access-requests', id] });
  };
  const show = (view: AccessRequestView) => {
    setAsking(undefined);
    setRefusal(undefined);
    setMine(view);
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
    setReversal(undefined);
    setAsking(decision);
  };
  const close = () => setAsking(undefined);
  // Somebody else may have decided again since.
  const decided = mine?.status === status && mine.decidedAt === request.decidedAt;
  const news = () => {
    if (reversal === 'overtaken') return t('changedText');
    if (reversal === 'done' && status === 'pending') return t('pendingAgain', { name });
    return changed && !decided && !refusal ? t(changes[changed]) : undefined;
  };
  const outcome = {
    request,
    name,
    onReverted: () => setReversal('done'),
    onOvertaken: () => setReversal('overtaken'),
  };
  return (
    <>
      {refusal ? <Overtaken accountId={accountId} refusal={refusal} /> : null}
      {decided ? <Decided {...outcome} /> : null}
      <Announcement>{news()}</Announcement>
      {children}
      {status === 'pending' ? (
        <ChooseDecision request={request} onChoose={choose} />
      ) : decided ? null : (
        <DecidedBefore {...outcome} />
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
