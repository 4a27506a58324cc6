import { Notice } from '../../controls/notice';
import { StepHeading } from '../../controls/step-heading';
import { roleTexts } from '../../texts/roles';
import type { InboxItem } from '../manage-users/queries';
import { RevertRejection } from '../manage-users/rejected/revert-rejection';
import styles from './decide-access-request.module.css';
import { NextPending } from './next-pending';
import { decideTexts } from './texts';

export interface OutcomeProps {
  readonly request: InboxItem;
  readonly name: string;
  /** The rejection was taken back. */
  readonly onReverted: () => void;
  /** Somebody else was faster with that. */
  readonly onOvertaken: () => void;
}

/** What one's decision did: who was written to, how to take it back, and what comes next. */
export function Decided({ request, name, onReverted, onOvertaken }: OutcomeProps) {
  const t = decideTexts();
  const roleOf = roleTexts();
  const rejected = request.status === 'rejected';
  const role = request.grantedRole ? roleOf(request.grantedRole) : '';
  // Where the mail went.
  const email = request.requester?.email ?? name;
  const said = () => {
    if (rejected) return t('rejectedText', { email });
    return t(request.effective ? 'effectiveText' : 'grantingText', { email, role });
  };
  return (
    <Notice kind="success">
      <StepHeading>{t(rejected ? 'youRejectedTitle' : 'youAcceptedTitle')}</StepHeading>
      <p role="status">{said()}</p>
      {rejected ? (
        <div className={styles.revert}>
          <RevertRejection
            request={request}
            name={name}
            onDone={onReverted}
            onOvertaken={onOvertaken}
          />
        </div>
      ) : null}
      <NextPending accountId={request.accountId} after={request.id} />
    </Notice>
  );
}
