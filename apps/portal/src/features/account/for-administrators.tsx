import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { hasCode } from '../../api/problem';
import { ButtonLink } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Notice } from '../../controls/notice';
import { Waiting } from '../../controls/waiting';
import { NotMember } from './not-member';
import { actingQuery } from './queries';
import { accountTexts } from './texts';

interface ForAdministratorsProps {
  readonly accountId: string;
  readonly children: ReactNode;
}

/** Shows what is inside to administrators of the account, and to others why they do not see it. */
export function ForAdministrators({ accountId, children }: ForAdministratorsProps) {
  const t = accountTexts();
  const acting = useQuery(actingQuery(accountId));
  if (acting.isPending) return <Waiting />;
  if (hasCode(acting.error, 'account.not-member')) return <NotMember accountId={accountId} />;
  if (!acting.data) {
    return <Failure error={acting.error} onRetry={() => void acting.refetch()} />;
  }
  if (acting.data.role === 'accountAdmin') return children;
  return (
    <Notice title={t('notAdministratorTitle')}>
      <p>{t('notAdministratorText')}</p>
      <ButtonLink to="/cuentas/$accountId" params={{ accountId }} kind="secondary">
        {t('backToAccount')}
      </ButtonLink>
    </Notice>
  );
}
