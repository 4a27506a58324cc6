import { useParams } from '@tanstack/react-router';
import { MenuButton } from '../controls/menu-button';
import { useMyAccounts } from '../features/choose-account/my-accounts';
import { chooseAccountTexts } from '../features/choose-account/texts';
import { laterPart } from '../later/later-part';
import { useSoon } from '../later/use-soon';
import { roleTexts } from '../texts/roles';
import styles from './account-selector.module.css';

const Entries = laterPart(async () => (await import('./account-entries')).AccountEntries);

/** Which account the person acts from in this tab: the account of the address. Shown once there is an account to act for. */
export function AccountSelector() {
  const t = chooseAccountTexts();
  const roleOf = roleTexts();
  const { accountId } = useParams({ strict: false });
  const { data: accounts = [] } = useMyAccounts();
  const current = accounts.find((account) => account.accountId === accountId);
  useSoon(Entries.prepare);
  if (accounts.length === 0) return null;
  return (
    <MenuButton
      className={styles.selector!}
      menu={(open) => <Entries open={open} accounts={accounts} current={current} />}
    >
      <span className={styles.label}>
        {current ? `${t('actingFor')} · ${roleOf(current.role)}` : t('actingFor')}
      </span>{' '}
      <span className={styles.name}>{current?.accountName ?? t('choose')}</span>
      {current ? <span className="visually-hidden">, {t('change')}</span> : null}
    </MenuButton>
  );
}
