import type { AccountView } from '@secop/contracts';
import { Button } from '../../controls/button';
import { Facts } from '../../controls/facts';
import { StepHeading } from '../../controls/step-heading';
import { roleTexts } from '../../texts/roles';
import styles from './find-account.module.css';
import type { RequestBody } from './request-draft';
import { findAccountTexts } from './texts';

interface ReviewRequestProps {
  readonly account: AccountView;
  readonly answers: RequestBody;
  readonly sending: boolean;
  readonly onChange: () => void;
}

export function ReviewRequest({ account, answers, sending, onChange }: ReviewRequestProps) {
  const t = findAccountTexts();
  const roleName = roleTexts();
  const { message = '', position = '', role = 'provider' } = answers;
  const nit = account.nitDisplay ? ` (${t('nit')} ${account.nitDisplay})` : '';
  return (
    <>
      <StepHeading>{t('reviewTitle')}</StepHeading>
      <p>{t('reviewText')}</p>
      <Facts
        rows={[
          [t('account'), `${account.name}${nit}`],
          [t('message'), message],
          [t('position'), position],
          [t('role'), roleName(role)],
        ]}
      />
      <div className={styles.actions}>
        <Button type="submit" isPending={sending}>
          {sending ? t('sending') : t('send')}
        </Button>
        <Button kind="secondary" isDisabled={sending} onPress={onChange}>
          {t('change')}
        </Button>
      </div>
    </>
  );
}
