import type { AccountView } from '@secop/contracts';
import { Button } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { StepHeading } from '../../controls/step-heading';
import { CharacterCount } from '../../forms/character-count';
import { SelectField } from '../../forms/select-field';
import { TextField } from '../../forms/text-field';
import type { ProblemForm } from '../../forms/use-problem-form';
import { roles, roleTexts } from '../../texts/roles';
import { AccountFacts } from './account-facts';
import styles from './find-account.module.css';
import type { RequestBody } from './request-draft';
import { findAccountTexts } from './texts';

interface RequestFieldsProps {
  readonly form: ProblemForm<RequestBody>;
  readonly account: AccountView;
  readonly onBack: () => void;
}

export function RequestFields({ form, account, onBack }: RequestFieldsProps) {
  const { control, isSending } = form;
  const t = findAccountTexts();
  const roleName = roleTexts();
  return (
    <>
      <StepHeading>{t('requestTitle')}</StepHeading>
      <p>{t('requestIntro')}</p>
      <div className={styles.chosen}>
        <p className={styles.name}>
          <strong>{account.name}</strong>
        </p>
        <AccountFacts account={account} />
      </div>
      {account.hasAdministrator ? null : (
        <Notice kind="warning" title={t('withoutAdministratorTitle')}>
          <p>{t('withoutAdministratorText')}</p>
        </Notice>
      )}
      <TextField
        control={control}
        name="message"
        label={t('message')}
        hint={t('messageHint')}
        rows={4}
        optional
      />
      <CharacterCount control={control} name="message" maximum={500} />
      <TextField
        control={control}
        name="position"
        label={t('position')}
        hint={t('positionHint')}
        autoComplete="organization-title"
        optional
      />
      <SelectField
        control={control}
        name="role"
        label={t('role')}
        hint={t('roleHint')}
        options={roles.map((value) => ({ value, label: roleName(value) }))}
      />
      <div className={styles.actions}>
        <Button type="submit" isPending={isSending}>
          {t('continue')}
        </Button>
        <Button kind="secondary" onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </>
  );
}
