import { useState } from 'react';
import { answerOf, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { StepHeading } from '../../controls/step-heading';
import { checkedBy } from '../../forms/checked-by';
import { ErrorSummary } from '../../forms/error-summary';
import { TextField } from '../../forms/text-field';
import { useProblemForm } from '../../forms/use-problem-form';
import { resetPasswordTexts } from './texts';

const check = checkedBy<{ email: string }>(
  async () => (await import('./password-check')).checkAddress,
);

/** The answer is the same whether or not the address has a user. */
export function AskForLink() {
  const t = resetPasswordTexts();
  const [asked, setAsked] = useState('');
  const form = useProblemForm({ check, defaultValues: { email: '' } });
  const command = useCommand(
    (body: { email: string }) => answerOf(api.POST('/password-resets', { body })),
    { onSuccess: (_, { email }) => setAsked(email) },
  );
  if (asked) {
    return (
      <>
        <StepHeading>{t('askedTitle')}</StepHeading>
        <p>{t('askedText', { email: asked })}</p>
        <p>{t('askedLate')}</p>
        <Button kind="secondary" onPress={() => setAsked('')}>
          {t('askAgain')}
        </Button>
      </>
    );
  }
  return (
    <form onSubmit={form.onSubmit((body) => command.attempt(body))} noValidate>
      <ErrorSummary form={form} />
      <p>{t('askText')}</p>
      <TextField
        control={form.control}
        name="email"
        type="email"
        autoComplete="username"
        label={t('email')}
      />
      <Button type="submit" isPending={form.isSending}>
        {t(form.isSending ? 'asking' : 'ask')}
      </Button>
    </form>
  );
}
