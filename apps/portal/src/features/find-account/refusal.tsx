import { hasCode, type Problem } from '../../api/problem';
import { Button, ButtonLink } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { StepHeading } from '../../controls/step-heading';
import { dayOf } from '../../texts/dates';
import styles from './find-account.module.css';
import { findAccountTexts } from './texts';

/** Nothing failed: the request is not needed, or not yet possible. */
export const isCalm = (error: unknown): error is Problem =>
  hasCode(
    error,
    'access-request.already-pending',
    'access-request.already-member',
    'access-request.too-many-pending',
    'access-request.cooling-down',
    'account.inactive',
  );

interface RefusalProps {
  readonly problem: Problem;
  readonly onBack: () => void;
}

export function Refusal({ problem, onBack }: RefusalProps) {
  const t = findAccountTexts();
  const member = problem.is('access-request.already-member');
  const { title, text } = useWords(problem);
  return (
    <>
      <StepHeading>{title}</StepHeading>
      <Notice>
        <p>{text}</p>
      </Notice>
      <div className={styles.actions}>
        <ButtonLink to={member ? '/cuentas' : '/mis-registros'}>
          {t(member ? 'toAccounts' : 'toRegistrations')}
        </ButtonLink>
        <Button kind="secondary" onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </>
  );
}

function useWords({ document }: Problem): { title: string; text: string } {
  const t = findAccountTexts();
  switch (document.code) {
    case 'access-request.already-pending':
      return { title: t('alreadyPending'), text: t('alreadyPendingText') };
    case 'access-request.already-member':
      return { title: t('alreadyMember'), text: t('alreadyMemberText') };
    case 'access-request.cooling-down':
      return {
        title: t('coolingDown'),
        text: t('coolingDownText', { until: dayOf(String(document.until)) }),
      };
    default:
      return { title: document.title, text: document.detail };
  }
}
