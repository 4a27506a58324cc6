import { Button } from '../../controls/button';
import { ErrorSummary } from '../../forms/error-summary';
import styles from '../../forms/field.module.css';
import { useProblemForm } from '../../forms/use-problem-form';
import { CodeField } from '../verify-email/code-field';
import { ResendCode } from '../verify-email/resend-code';
import { useVerification } from '../verify-email/use-verification';
import { checkCode } from '../verify-email/verification-code';
import type { Credentials } from './registration';
import { SectionHeading } from './section-heading';
import { registerTexts } from './texts';

interface CodeSectionProps {
  readonly credentials: Credentials;
  readonly onSignedIn: () => void;
  readonly onWrongEmail: () => void;
}

/** Between sections 2 and 3: the code of the mail; then the person is signed in with what was just chosen. */
export function CodeSection({ credentials, onSignedIn, onWrongEmail }: CodeSectionProps) {
  const t = registerTexts();
  const { email, password } = credentials;
  const form = useProblemForm({
    check: checkCode,
    defaultValues: { code: '' },
    fieldOf: { 'email-verification.invalid': 'code' },
  });
  const verification = useVerification(onSignedIn);
  const send = form.onSubmit(({ code }) => verification.attempt({ email, code, password }));
  return (
    <>
      <form onSubmit={send} noValidate>
        <SectionHeading number={2} title={t('codeTitle')} />
        <ErrorSummary form={form} />
        <p>{t('codeText', { email })}</p>
        <CodeField control={form.control} name="code" />
        <div className={styles.actions}>
          <Button type="submit" isPending={form.isSending}>
            {t(form.isSending ? 'verifying' : 'verify')}
          </Button>
          <Button kind="secondary" onPress={onWrongEmail}>
            {t('wrongEmail')}
          </Button>
        </div>
      </form>
      <ResendCode email={() => email} />
    </>
  );
}
