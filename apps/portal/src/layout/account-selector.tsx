import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useMyAccounts } from '../features/choose-account/my-accounts';
import { chooseAccountTexts } from '../features/choose-account/texts';
import { roleTexts } from '../texts/roles';
import styles from './account-selector.module.css';

/** Which account the person acts from in this tab: the account of the address. Shown once there is an account to act for. */
export default function AccountSelector() {
  const t = chooseAccountTexts();
  const roleOf = roleTexts();
  const navigate = useNavigate();
  const { accountId } = useParams({ strict: false });
  const { data: accounts = [] } = useMyAccounts();
  const current = accounts.find((account) => account.accountId === accountId);
  if (accounts.length === 0) return null;
  return (
    <MenuTrigger>
      <Button className={styles.selector}>
        <span className={styles.label}>
          {current ? `${t('actingFor')} · ${roleOf(current.role)}` : t('actingFor')}
        </span>{' '}
        <span className={styles.name}>{current?.accountName ?? t('choose')}</span>
        {current ? <span className="visually-hidden">, {t('change')}</span> : null}
      </Button>
      <Popover className={styles.popover} placement="bottom end">
        <Menu
          className={styles.menu}
          aria-label={t('menu')}
          selectionMode="single"
          selectedKeys={current ? [current.accountId] : []}
        >
          {accounts.map((account) => (
            <MenuItem
              key={account.accountId}
              id={account.accountId}
              className={styles.item}
              textValue={account.accountName}
              onAction={() =>
                void navigate({
                  to: '/cuentas/$accountId',
                  params: { accountId: account.accountId },
                })
              }
            >
              <span className={styles.name}>{account.accountName}</span>{' '}
              <span>{roleOf(account.role)}</span>
            </MenuItem>
          ))}
          <MenuItem
            id="all"
            className={`${styles.item} ${styles.all}`}
            onAction={() => void navigate({ to: '/cuentas' })}
          >
            {t('all')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
