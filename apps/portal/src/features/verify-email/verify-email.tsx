import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { hasCode } from '../../api/problem';
import { Button, ButtonLink } from '../../controls/button';
import { StepHeading } from '../../controls/step-heading';
import { ErrorSummary } from '../../forms/error-summary';
import { PasswordField } from '../../forms/password-field';
import { TextField } from '../../forms/text-field';
import { useProblemForm } from '../../forms/use-problem-form';
import { Page } from '../../layout/page';
import { useUnverified } from '../../session/unverified-address';
import { CodeField } from './code-field';
import { ResendCode } from './resend-code';
import { verifyEmailTexts } from './texts';
import { useVerification, type Verification } from './use-verification';
import { checkVerification } from './verification-code';

/** For who comes from the mail, or could not sign in because the address was never verified. */
export default function VerifyEmail() {
  const t = verifyEmailTexts();
  const navigate = useNavigate();
  const known = useUnverified();
  const [mustSignIn, setMustSignIn] = useState(false);
  const form = useProblemForm({
    check: checkVerification,
    defaultValues: { email: known, code: '', password: '' },
    fieldOf: { 'email-verification.invalid': 'code' },
  });
  const verification = useVerification(() => void navigate({ to: '/registro/entidad' }));
  const send = form.onSubmit(async (typed: Verification) => {
    try {
      await verification.attempt(typed);
    } catch (error) {
      // Verified, in the browser that began the registration, with another password than its own.
      if (!verification.isVerified() || !hasCode(error, 'session.refused')) throw error;
      setMustSignIn(true);
    }
  });
  if (mustSignIn) {
    return (
      <Page title={t('title')}>
        <StepHeading>{t('verifiedTitle')}</StepHeading>
        <p>{t('verifiedText')}</p>
        <ButtonLink to="/ingresar">{t('signIn')}</ButtonLink>
      </Page>
    );
  }
  const { control } = form;
  return (
    <Page title={t('title')}>
      <p>{t('intro')}</p>
      <form onSubmit={send} noValidate>
        <ErrorSummary form={form} />
        <TextField
          control={control}
          name="email"
          type="email"
          autoComplete="username"
          label={t('email')}
        />
        <CodeField control={control} name="code" />
        <PasswordField
          control={control}
          name="password"
          autoComplete="current-password"
          label={t('password')}
          hint={t('passwordHint')}
        />
        <Button type="submit" isPending={form.isSending}>
          {t(form.isSending ? 'verifying' : 'verify')}
        </Button>
      </form>
      <ResendCode email={() => form.getValues('email')} />
    </Page>
  );
}
