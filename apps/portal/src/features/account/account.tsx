import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { hasCode } from '../../api/problem';
import { ButtonLink } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Waiting } from '../../controls/waiting';
import { Page } from '../../layout/page';
import { AccountFacts } from './account-facts';
import { Administration } from './administration';
import { LeaveAccount } from './leave-account';
import { MayAct } from './may-act';
import { NotMember } from './not-member';
import { accountQuery, actingQuery } from './queries';
import { accountTexts } from './texts';

/** One account: what it is, and what the person may do from it. */
export default function Account() {
  const t = accountTexts();
  const { accountId } = useParams({ from: '/signed-in/cuentas/$accountId' });
  const account = useQuery(accountQuery(accountId));
  if (account.isPending) return <Page title={t('title')} children={<Waiting />} />;
  if (hasCode(account.error, 'account.not-found')) return <UnknownAccount />;
  if (!account.data) {
    return (
      <Page title={t('title')}>
        <Failure error={account.error} onRetry={() => void account.refetch()} />
      </Page>
    );
  }
  return (
    <Page title={account.data.name} key={accountId}>
      <Acting accountId={accountId}>
        <AccountFacts account={account.data} />
      </Acting>
    </Page>
  );
}

interface ActingProps {
  readonly accountId: string;
  readonly children: ReactNode;
}

/** What the person may do comes first, leaving comes last. */
function Acting({ accountId, children }: ActingProps) {
  const acting = useQuery(actingQuery(accountId));
  // A refusal is newer than what was read before it; other failures pass, and leave that standing.
  const may = hasCode(acting.error, 'account.not-member') ? undefined : acting.data;
  return (
    <>
      <div role="status">
        {may ? <MayAct {...may} /> : <NotActing accountId={accountId} acting={acting} />}
      </div>
      {may?.role === 'accountAdmin' ? <Administration accountId={accountId} /> : null}
      {children}
      {may ? <LeaveAccount accountId={accountId} /> : null}
    </>
  );
}

interface NotActingProps {
  readonly accountId: string;
  readonly acting: { readonly error: Error | null; readonly refetch: () => Promise<unknown> };
}

function NotActing({ accountId, acting: { error, refetch } }: NotActingProps) {
  if (!error) return <Waiting />;
  if (hasCode(error, 'account.not-member')) return <NotMember accountId={accountId} />;
  return <Failure error={error} onRetry={() => void refetch()} />;
}

function UnknownAccount() {
  const t = accountTexts();
  return (
    <Page title={t('notFoundTitle')}>
      <p>{t('notFoundText')}</p>
      <ButtonLink to="/cuentas">{t('otherAccounts')}</ButtonLink>
    </Page>
  );
}
