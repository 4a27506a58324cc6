import type { AccountView } from '@secop/contracts';
import { Button } from '../../controls/button';
import { StepHeading } from '../../controls/step-heading';
import styles from '../../forms/field.module.css';
import { AccountList } from '../find-account/account-list';
import { registerAccountTexts } from './texts';

interface CandidatesStepProps {
  readonly candidates: readonly AccountView[];
  readonly onRequest: (account: AccountView) => void;
  readonly onChange: () => void;
  /** The person may say that it is none of them; absent when it certainly is one. */
  readonly onNone?: () => void;
}

/** It is there already, or may be: requesting access is offered instead. */
export function CandidatesStep({ candidates, onRequest, onChange, onNone }: CandidatesStepProps) {
  const t = registerAccountTexts();
  return (
    <>
      <StepHeading>{t(onNone ? 'similarTitle' : 'existsTitle')}</StepHeading>
      <p>{t(onNone ? 'similarText' : 'existsText')}</p>
      <AccountList accounts={candidates} onChoose={onRequest} />
      <div className={styles.actions}>
        {onNone ? <Button onPress={onNone}>{t('noneOfThese')}</Button> : null}
        <Button kind="secondary" onPress={onChange}>
          {t('changeIdentity')}
        </Button>
      </div>
    </>
  );
}
