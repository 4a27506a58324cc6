import type { AccountView } from '@secop/contracts';
import { Button } from '../../controls/button';
import { AccountFacts } from './account-facts';
import styles from './find-account.module.css';
import { findAccountTexts } from './texts';

interface AccountCardProps {
  readonly account: AccountView;
  /** Another one of the list has the same NIT. */
  readonly duplicate: boolean;
  readonly onChoose: () => void;
}

export function AccountCard({ account, duplicate, onChoose }: AccountCardProps) {
  const t = findAccountTexts();
  const { name, active } = account;
  return (
    <li className={styles.card}>
      <h3 className={styles.name}>{name}</h3>
      <AccountFacts account={account} />
      {duplicate ? <p className={styles.remark}>{t('duplicate')}</p> : null}
      {active ? (
        <Button aria-label={t('requestTo', { name })} onPress={onChoose}>
          {t('request')}
        </Button>
      ) : (
        <p className={styles.remark}>{t('inactive')}</p>
      )}
    </li>
  );
}
