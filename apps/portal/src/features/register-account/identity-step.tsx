import type { Problem } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { StepHeading } from '../../controls/step-heading';
import { ErrorSummary } from '../../forms/error-summary';
import styles from '../../forms/field.module.css';
import { TextField } from '../../forms/text-field';
import { useSectionForm } from '../../forms/use-section-form';
import { checkIdentity, type Identity } from './account-draft';
import { existingAccounts, type Existing } from './existing-accounts';
import { registerAccountTexts } from './texts';

interface IdentityStepProps {
  readonly typed: Identity;
  readonly problem: Problem | undefined;
  readonly keep: (values: Identity) => void;
  readonly onValidated: (existing: Existing) => void;
  readonly onBack: () => void;
}

/** Name and NIT → *Validar*. */
export function IdentityStep({ typed, problem, keep, onValidated, onBack }: IdentityStepProps) {
  const t = registerAccountTexts();
  const form = useSectionForm({ check: checkIdentity, typed, problem, keep });
  const validation = useCommand(existingAccounts, { onSuccess: onValidated });
  const send = form.onSubmit(() => validation.attempt(form.getValues()));
  return (
    <form onSubmit={send} noValidate>
      <StepHeading>{t('identityTitle')}</StepHeading>
      <ErrorSummary form={form} />
      <p>{t('identityText')}</p>
      <TextField
        control={form.control}
        name="legalName"
        label={t('legalName')}
        hint={t('legalNameHint')}
        autoComplete="organization"
      />
      <TextField control={form.control} name="nit" label={t('nit')} hint={t('nitHint')} optional />
      <div className={styles.actions}>
        <Button type="submit" isPending={form.isSending}>
          {t(form.isSending ? 'validating' : 'validate')}
        </Button>
        <Button kind="secondary" onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
