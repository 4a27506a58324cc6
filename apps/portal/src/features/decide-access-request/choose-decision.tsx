import type { AccessRequestView } from '@secop/contracts';
import { Button } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { useMe } from '../../session/me';
import styles from './decide-access-request.module.css';
import { decideTexts } from './texts';
import { useFocusWhenLost } from './use-focus-when-lost';

interface ChooseDecisionProps {
  readonly request: AccessRequestView;
  readonly onChoose: (decision: 'accept' | 'reject') => void;
}

export function ChooseDecision({ request, onChoose }: ChooseDecisionProps) {
  const t = decideTexts();
  const me = useMe();
  const heading = useFocusWhenLost();
  if (request.userId === me.id) {
    return (
      <Notice title={t('ownTitle')}>
        <p>{t('ownText')}</p>
      </Notice>
    );
  }
  return (
    <section aria-labelledby="decision">
      <h2 id="decision" ref={heading} tabIndex={-1} data-step>
        {t('decideTitle')}
      </h2>
      <Notice kind="warning" title={t('verifyTitle')}>
        <p>{t('verifyText')}</p>
      </Notice>
      <div className={styles.actions}>
        <Button onPress={() => onChoose('accept')}>{t('accept')}</Button>
        <Button kind="danger" onPress={() => onChoose('reject')}>
          {t('reject')}
        </Button>
      </div>
    </section>
  );
}
