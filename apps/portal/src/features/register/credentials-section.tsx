import { Button } from '../../controls/button';
import { CheckboxField } from '../../forms/checkbox-field';
import { ErrorSummary } from '../../forms/error-summary';
import { PasswordField } from '../../forms/password-field';
import { TextField } from '../../forms/text-field';
import styles from '../../forms/field.module.css';
import { checkCredentials, type Credentials } from './registration';
import { SectionHeading } from './section-heading';
import type { SectionProps } from './section-props';
import { Terms } from './terms';
import { registerTexts } from './texts';
import { useSectionForm } from '../../forms/use-section-form';

interface CredentialsSectionProps extends SectionProps<Credentials> {
  readonly onBack: () => void;
}

/** Section 2. */
export function CredentialsSection(props: CredentialsSectionProps) {
  const { typed, problem, keep, onDone, onBack } = props;
  const t = registerTexts();
  const form = useSectionForm({ check: checkCredentials, typed, problem, keep });
  const { control } = form;
  const go = form.onSubmit(() => {
    keep(form.getValues());
    return Promise.resolve(onDone());
  });
  return (
    <form onSubmit={go} noValidate>
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
      <PasswordField
        control={control}
        name="password"
        label={t('password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
      />
      <Terms />
      <CheckboxField control={control} name="acceptedTerms">
        {t('terms')}
      </CheckboxField>
      <div className={styles.actions}>
        <Button type="submit">{t('continue')}</Button>
        <Button kind="secondary" onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
