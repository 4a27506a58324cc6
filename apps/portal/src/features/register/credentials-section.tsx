import { Button } from '../../controls/button';
import { CheckboxField } from '../../forms/checkbox-field';
import { ErrorSummary } from '../../forms/error-summary';
import styles from '../../forms/field.module.css';
import { NewPasswordField } from '../../forms/new-password-field';
import { TextField } from '../../forms/text-field';
import { useSectionForm } from '../../forms/use-section-form';
import { checkCredentials, type Credentials } from './registration';
import { SectionHeading } from './section-heading';
import type { SectionProps } from './section-props';
import { Terms } from './terms';
import { registerTexts } from './texts';

interface CredentialsSectionProps extends SectionProps<Credentials> {
  readonly onBack: () => void;
}

/** Section 2. */
export function CredentialsSection(props: CredentialsSectionProps) {
  const { typed, problem, keep, onDone, onBack } = props;
  const t = registerTexts();
  const form = useSectionForm({ check: checkCredentials, typed, problem, keep });
  const { control } = form;
  return (
    <form onSubmit={form.onSubmit(onDone)} noValidate>
      <SectionHeading number={2} title={t('credentialsTitle')} />
      <ErrorSummary form={form} />
      <TextField
        control={control}
        name="email"
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        autoComplete="email"
      />
      <NewPasswordField control={control} name="password" label={t('password')} />
      <Terms />
      <CheckboxField control={control} name="acceptedTerms">
        {t('terms')}
      </CheckboxField>
      <div className={styles.actions}>
        <Button type="submit" isPending={form.isSending}>
          {t('continue')}
        </Button>
        <Button kind="secondary" onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
