import { Link } from '@tanstack/react-router';
import { ButtonLink } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Notice } from '../../controls/notice';
import { Waiting } from '../../controls/waiting';
import { Page } from '../../layout/page';
import { dayOf } from '../../texts/dates';
import { roleTexts } from '../../texts/roles';
import styles from './choose-account.module.css';
import { useMyAccounts, type MyAccount } from './my-accounts';
import { chooseAccountTexts } from './texts';

/** Every account that the person may act for. */
export default function ChooseAccount() {
  const t = chooseAccountTexts();
  const accounts = useMyAccounts();
  if (accounts.isPending) return <Page title={t('title')} children={<Waiting />} />;
  if (!accounts.data) {
    return (
      <Page title={t('title')}>
        <Failure error={accounts.error} onRetry={() => void accounts.refetch()} />
      </Page>
    );
  }
  return (
    <Page title={t('title')}>
      {accounts.data.length > 0 ? <Accounts accounts={accounts.data} /> : <NoAccount />}
    </Page>
  );
}

function Accounts({ accounts }: { readonly accounts: readonly MyAccount[] }) {
  const t = chooseAccountTexts();
  const roleOf = roleTexts();
  return (
    <>
      <p>{t('explanation')}</p>
      <ul className={styles.accounts}>
        {accounts.map(({ accountId, accountName, role, since }) => (
          <li key={accountId} className={styles.account}>
            <Link to="/cuentas/$accountId" params={{ accountId }} className={styles.name}>
              {accountName}
            </Link>
            <p>
              {roleOf(role)}
              {since ? ` · ${t('since', { day: dayOf(since) })}` : null}
            </p>
          </li>
        ))}
      </ul>
      <p>
        {t('missing')} <Link to="/mis-registros">{t('registrations')}</Link>
      </p>
    </>
  );
}

function NoAccount() {
  const t = chooseAccountTexts();
  return (
    <>
      <Notice title={t('noneTitle')}>
        <p>{t('noneText')}</p>
      </Notice>
      <ButtonLink to="/mis-registros/nuevo">{t('request')}</ButtonLink>{' '}
      <ButtonLink to="/mis-registros" kind="plain">
        {t('registrations')}
      </ButtonLink>
    </>
  );
}
