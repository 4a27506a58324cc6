import { hasCode, type Problem } from '../../api/problem';
import { Notice } from '../../controls/notice';
import { StepHeading } from '../../controls/step-heading';
import { momentOf } from '../../texts/dates';
import { useDeciderName } from '../manage-users/people';
import { decideTexts } from './texts';

/** The decision came too late; nothing is wrong with it. */
export const isOvertaken = (error: unknown): error is Problem =>
  hasCode(
    error,
    'access-request.already-decided',
    'access-request.not-pending',
    'precondition.failed',
  );

interface OvertakenProps {
  readonly accountId: string;
  readonly refusal: Problem;
}

/** Who was faster and when, or that the request is another than the one that was looked at. */
export function Overtaken({ accountId, refusal }: OvertakenProps) {
  const t = decideTexts();
  const nameOf = useDeciderName(accountId);
  if (refusal.is('access-request.already-decided')) {
    const told = refusal.document as Partial<Record<string, string>>;
    const who = nameOf(told.decidedBy ?? null, told.decidedByName);
    const when = momentOf(told.decidedAt!);
    return (
      <Notice>
        <StepHeading>{t('overtakenTitle')}</StepHeading>
        <p>{t(told.decision === 'rejected' ? 'rejectedBy' : 'acceptedBy', { who, when })}</p>
        <p>{t('overtakenText')}</p>
      </Notice>
    );
  }
  const gone = refusal.is('access-request.not-pending');
  return (
    <Notice>
      <StepHeading>{t(gone ? 'goneTitle' : 'changedTitle')}</StepHeading>
      <p>{t(gone ? 'goneText' : 'changedText')}</p>
    </Notice>
  );
}
