import type { AccountView } from '@secop/contracts';
import { AccountCard } from './account-card';
import styles from './find-account.module.css';

interface AccountListProps {
  readonly accounts: readonly AccountView[];
  readonly onChoose: (account: AccountView) => void;
}

export const AccountList = ({ accounts, onChoose }: AccountListProps) => (
  <ul className={styles.list}>
    {accounts.map((account) => (
      <AccountCard
        key={account.id}
        account={account}
        duplicate={hasTwin(account, accounts)}
        onChoose={() => onChoose(account)}
      />
    ))}
  </ul>
);

const hasTwin = ({ id, nit }: AccountView, accounts: readonly AccountView[]): boolean =>
  nit !== null && accounts.some((other) => other.id !== id && other.nit === nit);
