import { useRef, useState } from 'react';
import { answerOf, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { verifyEmailTexts } from './texts';

interface ResendCodeProps {
  /** Where to; empty while the person has not typed it. */
  readonly email: () => string;
}

const pause = 60_000;
/** The API sends five for one registration, the first one included. */
const mostResends = 4;

type Outcome = 'resent' | 'resendWait' | 'resendNoMore' | 'resendNeedsEmail';

/** Asks for the code again. The button stays and says why it does nothing, so that nobody loses the focus. */
export function ResendCode({ email }: ResendCodeProps) {
  const t = verifyEmailTexts();
  const sent = useRef<number[]>([]);
  const [outcome, setOutcome] = useState<Outcome>();
  const command = useCommand(
    (to: string) => answerOf(api.POST('/email-verifications/resend', { body: { email: to } })),
    { onMutate: () => setOutcome(undefined) },
  );
  const resend = async () => {
    const to = email().trim();
    const last = sent.current.at(-1) ?? -Infinity;
    if (to === '') return setOutcome('resendNeedsEmail');
    if (sent.current.length >= mostResends) return setOutcome('resendNoMore');
    if (Date.now() - last < pause) return setOutcome('resendWait');
    await command.attempt(to);
    sent.current.push(Date.now());
    setOutcome('resent');
  };
  return (
    <section>
      <h2>{t('notArrived')}</h2>
      <p>{t('notArrivedText')}</p>
      <Button
        kind="secondary"
        isPending={command.isPending}
        onPress={() => void resend().catch(() => undefined)}
      >
        {t('resend')}
      </Button>
      <p role="status">{outcome ? t(outcome) : ''}</p>
      {command.error ? <Failure error={command.error} /> : null}
    </section>
  );
}
