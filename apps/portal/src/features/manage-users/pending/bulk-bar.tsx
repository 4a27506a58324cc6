import type { AccessRequestDecision } from '@secop/contracts';
import { Button } from '../../../controls/button';
import styles from '../requests.module.css';
import { manageUsersTexts } from '../texts';

interface BulkBarProps {
  readonly count: number;
  readonly onDecide: (decision: AccessRequestDecision['decision']) => void;
}

/** What can be done with the selected requests; stays in sight while one scrolls. */
export function BulkBar({ count, onDecide }: BulkBarProps) {
  const t = manageUsersTexts();
  return (
    <div className={count > 0 ? styles.bar : undefined} role="group" aria-label={t('bulkActions')}>
      <p role="status">{count > 0 ? t('selected', { count }) : ''}</p>
      {count > 0 ? (
        <>
          <Button onPress={() => onDecide('accept')}>{t('accept')}</Button>
          <Button kind="danger" onPress={() => onDecide('reject')}>
            {t('reject')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
