import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { hasCode } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { Button, ButtonLink } from '../../controls/button';
import { StepHeading } from '../../controls/step-heading';
import { checkedBy } from '../../forms/checked-by';
import { ErrorSummary } from '../../forms/error-summary';
import { NewPasswordField } from '../../forms/new-password-field';
import { useProblemForm } from '../../forms/use-problem-form';
import { resetPasswordTexts } from './texts';

interface ChoosePasswordProps {
  readonly token: string;
  readonly onAskAgain: () => void;
}

const check = checkedBy<{ password: string }>(
  async () => (await import('./password-check')).checkPassword,
);

export function ChoosePassword({ token, onAskAgain }: ChoosePasswordProps) {
  const t = resetPasswordTexts();
  const queries = useQueryClient();
  const form = useProblemForm({ check, defaultValues: { password: '' } });
  const command = useCommand(
    async ({ password }: { password: string }) => {
      await answerOf(api.POST('/password-resets/completion', { body: { token, password } }));
      return true;
    },
    { onSuccess: () => queries.clear() },
  );
  if (command.data) {
    return (
      <>
        <StepHeading>{t('changedTitle')}</StepHeading>
        <p>{t('changedText')}</p>
        <ButtonLink to="/ingresar">{t('signIn')}</ButtonLink>
      </>
    );
  }
  if (hasCode(command.error, 'password-reset.invalid')) {
    return (
      <>
        <StepHeading>{t('spentTitle')}</StepHeading>
        <p>{t('spentText')}</p>
        <Button onPress={onAskAgain}>{t('askAgain')}</Button>
      </>
    );
  }
  return (
    <form onSubmit={form.onSubmit((typed) => command.attempt(typed))} noValidate>
      <ErrorSummary form={form} />
      <p>{t('chooseText')}</p>
      <NewPasswordField control={form.control} name="password" label={t('password')} />
      <Button type="submit" isPending={form.isSending}>
        {t(form.isSending ? 'choosing' : 'choose')}
      </Button>
    </form>
  );
}
