import { hasCode } from '../api/problem';
import { Button } from '../controls/button';
import { ErrorSummary } from '../forms/error-summary';
import { requiring } from '../forms/requiring';
import { TextField } from '../forms/text-field';
import { useProblemForm } from '../forms/use-problem-form';
import { signIn } from './sign-in';
import { sessionTexts } from './texts';

interface SignInFormProps {
  readonly email?: string;
  readonly onSignedIn: (userId: string) => void;
  /** The password was right, and the address was never verified. */
  readonly onUnverified?: (email: string) => void;
}

const check = requiring<{ email: string; password: string }>('email', 'password');

export function SignInForm({ email = '', onSignedIn, onUnverified }: SignInFormProps) {
  const t = sessionTexts();
  const form = useProblemForm({ check, defaultValues: { email, password: '' } });
  const send = form.onSubmit(async (body) => {
    try {
      onSignedIn(await signIn(body));
    } catch (error) {
      if (!onUnverified || !hasCode(error, 'session.email-unverified')) throw error;
      onUnverified(body.email);
    }
  });
  return (
    <form onSubmit={send} noValidate>
      <ErrorSummary form={form} />
      <TextField
        control={form.control}
        name="email"
        type="email"
        autoComplete="username"
        label={t('email')}
      />
      <TextField
        control={form.control}
        name="password"
        type="password"
        autoComplete="current-password"
        label={t('password')}
      />
      <Button type="submit" isPending={form.isSending}>
        {form.isSending ? t('signingIn') : t('signIn')}
      </Button>
    </form>
  );
}
