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
  const roles = roleTexts();
  return (
    <section>
      <h2>{t('accountsTitle')}</h2>
      {accounts.length === 0 ? <p>{t('noAccounts')}</p> : null}
      <ul className={styles.cards}>
        {accounts.map(({ accountId, accountName: account, role, since }) => (
          <li key={accountId} className={styles.card}>
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
        ))}
      </ul>
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
