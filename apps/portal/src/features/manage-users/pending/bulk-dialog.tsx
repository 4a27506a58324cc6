import type { AccessRequestDecision, DecisionResult } from '@secop/contracts';
import { useCommand } from '../../../api/use-command';
import { Button } from '../../../controls/button';
import { Dialog } from '../../../controls/dialog';
import { Failure } from '../../../controls/failure';
import { Notice } from '../../../controls/notice';
import fields from '../../../forms/field.module.css';
import { useRequesterWords } from '../people';
import type { InboxItem } from '../queries';
import { RejectForm } from '../rejected/reject-form';
import { manageUsersTexts } from '../texts';
import { decideTogether } from './decide-together';

interface BulkDialogProps {
  readonly accountId: string;
  readonly decision: AccessRequestDecision['decision'];
  readonly requests: readonly InboxItem[];
  readonly onDone: (results: readonly DecisionResult[], requests: readonly InboxItem[]) => void;
  readonly onClose: () => void;
}

/** Says who is meant before several requests are decided at once. */
export function BulkDialog({ accountId, decision, requests, onDone, onClose }: BulkDialogProps) {
  const t = manageUsersTexts();
  const { nameOf } = useRequesterWords();
  const command = useCommand(decideTogether);
  const decide = async (decisions: readonly AccessRequestDecision[]) =>
    onDone(await command.attempt({ accountId, decisions }), requests);
  const accept = () =>
    decide(requests.map(({ id }) => ({ id, decision: 'accept' }))).catch(() => undefined);
  const reject = (reason: string) =>
    decide(requests.map(({ id }) => ({ id, decision: 'reject', reason })));
  const count = requests.length;
  const accepting = decision === 'accept';
  return (
    <Dialog
      title={t(accepting ? 'bulkAcceptTitle' : 'bulkRejectTitle', { count })}
      onClose={onClose}
    >
      <ul>
        {requests.map(({ id, requester }) => (
          <li key={id}>{nameOf(requester)}</li>
        ))}
      </ul>
      {accepting ? (
        <>
          <p>{t('bulkAcceptText')}</p>
          <Notice kind="warning">
            <p>{t('bulkVerify')}</p>
          </Notice>
          {command.error ? <Failure error={command.error} /> : null}
          <div className={fields.actions}>
            <Button onPress={() => void accept()} isPending={command.isPending}>
              {command.isPending ? t('deciding') : t('accept')}
            </Button>
            <Button kind="secondary" onPress={onClose}>
              {t('back')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t('bulkRejectText')}</p>
          <RejectForm onReject={reject} onClose={onClose} />
        </>
      )}
    </Dialog>
  );
}
