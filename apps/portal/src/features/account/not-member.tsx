import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { membershipsQuery } from '../my-registrations/memberships';
import { accountTexts } from './texts';

/** Says plainly that the person may not act for this account, and how to change that. */
export function NotMember({ accountId }: { readonly accountId: string }) {
  const t = accountTexts();
  const { data } = useQuery(membershipsQuery);
  const mine = data?.find((membership) => membership.accountId === accountId);
  if (mine?.display === 'Pendiente' && mine.accessRequestId) {
    return (
      <Notice title={t('pendingTitle')}>
        <p>{t('pendingText')}</p>
        <ButtonLink
          to="/solicitudes/$requestId"
          params={{ requestId: mine.accessRequestId }}
          kind="secondary"
        >
          {t('seeRequest')}
        </ButtonLink>
      </Notice>
    );
  }
  if (mine?.display === 'Suspendido') {
    return (
      <Notice title={t('suspendedTitle')}>
        <p>{t('suspendedText')}</p>
      </Notice>
    );
  }
  return (
    <Notice title={t('notMemberTitle')}>
      <p>{t('notMemberText')}</p>
      <ButtonLink to="/mis-registros/nuevo" kind="secondary">
        {t('askForAccess')}
      </ButtonLink>{' '}
      <ButtonLink to="/cuentas" kind="plain">
        {t('otherAccounts')}
      </ButtonLink>
    </Notice>
  );
}
