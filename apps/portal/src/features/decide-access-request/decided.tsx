import type { AccessRequestView } from '@secop/contracts';
import { Notice } from '../../controls/notice';
import { StepHeading } from '../../controls/step-heading';
import { roleTexts } from '../../texts/roles';
import { NextPending } from './next-pending';
import { decideTexts } from './texts';

interface DecidedProps {
  readonly request: AccessRequestView;
  /** Where the mail went. */
  readonly email: string;
}

/** What one's decision did: who was written to, and what comes next. */
export function Decided({ request, email }: DecidedProps) {
  const t = decideTexts();
  const roleOf = roleTexts();
  const rejected = request.status === 'rejected';
  const role = request.grantedRole ? roleOf(request.grantedRole) : '';
  const said = () => {
    if (rejected) return t('rejectedText', { email });
    return t(request.effective ? 'effectiveText' : 'grantingText', { email, role });
  };
  return (
    <Notice kind="success">
      <StepHeading>{t(rejected ? 'youRejectedTitle' : 'youAcceptedTitle')}</StepHeading>
      <p role="status">{said()}</p>
      <NextPending accountId={request.accountId} after={request.id} />
    </Notice>
  );
}
