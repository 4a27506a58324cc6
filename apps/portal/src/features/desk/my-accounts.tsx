import { ButtonLink } from '../../controls/button';
import { dayOf } from '../../texts/dates';
import { roleTexts } from '../../texts/roles';
import type { MyMembership } from '../my-registrations/memberships';
import styles from './desk.module.css';
import { deskTexts } from './texts';

interface MyAccountsProps {
  readonly accounts: readonly MyMembership[];
}

export function MyAccounts({ accounts }: MyAccountsProps) {
  const t = deskTexts();
  return (
    <section className={styles.section}>
      <h2>{t('accountsTitle')}</h2>
      {accounts.length === 0 ? (
        <p>{t('noAccounts')}</p>
      ) : (
        <ul className={styles.cards}>
          {accounts.map((account) => (
            <AccountCard key={account.accountId} membership={account} />
          ))}
        </ul>
      )}
      <p className={styles.ways}>
        <ButtonLink to="/mis-registros/nuevo" kind="secondary">
          {t('new')}
        </ButtonLink>
        <ButtonLink to="/mis-registros" kind="plain">
          {t('registrations')}
        </ButtonLink>
      </p>
    </section>
  );
}

function AccountCard({ membership }: { readonly membership: MyMembership }) {
  const t = deskTexts();
  const roles = roleTexts();
  const { accountId, accountName: account, role, since } = membership;
  return (
    <li className={styles.card}>
      <div className={styles.text}>
        <h3 className={styles.name}>{account}</h3>
        <p>
          {role ? roles(role) : null}
          {since ? ` · ${t('since', { day: dayOf(since) })}` : null}
        </p>
      </div>
      <ButtonLink
        kind="secondary"
        to="/cuentas/$accountId"
        params={{ accountId }}
        aria-label={t('enterOf', { account })}
      >
        {t('enter')}
      </ButtonLink>
    </li>
  );
}
