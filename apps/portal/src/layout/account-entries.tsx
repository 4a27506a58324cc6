import { useNavigate } from '@tanstack/react-router';
import { MenuItem } from 'react-aria-components/Menu';
import type { OpenMenu } from '../controls/menu-button';
import { PopoverMenu } from '../controls/popover-menu';
import type { MyAccount } from '../features/choose-account/my-accounts';
import { chooseAccountTexts } from '../features/choose-account/texts';
import { roleTexts } from '../texts/roles';
import styles from './account-selector.module.css';

interface AccountEntriesProps {
  readonly open: OpenMenu;
  readonly accounts: readonly MyAccount[];
  readonly current: MyAccount | undefined;
}

export function AccountEntries({ open, accounts, current }: AccountEntriesProps) {
  const t = chooseAccountTexts();
  const roleOf = roleTexts();
  const navigate = useNavigate();
  const enter = (accountId: string) =>
    void navigate({ to: '/cuentas/$accountId', params: { accountId } });
  return (
    <PopoverMenu
      open={open}
      label={t('menu')}
      popover={styles.popover!}
      className={styles.menu}
      selectionMode="single"
      selectedKeys={current ? [current.accountId] : []}
    >
      {accounts.map(({ accountId, accountName, role }) => (
        <MenuItem
          key={accountId}
          id={accountId}
          className={styles.item}
          textValue={accountName}
          onAction={() => enter(accountId)}
        >
          <span className={styles.name}>{accountName}</span> <span>{roleOf(role)}</span>
        </MenuItem>
      ))}
      <MenuItem
        id="all"
        className={`${styles.item} ${styles.all}`}
        onAction={() => void navigate({ to: '/cuentas' })}
      >
        {t('all')}
      </MenuItem>
    </PopoverMenu>
  );
}
