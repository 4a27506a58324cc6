import { Logger } from '@nestjs/common';
import type { Reason } from '../deliveries/outcomes';
import type { InDoubtPolicy } from '../emails/email';
import type { RecipientVersion } from '../recipients/recipients';
import type { RefusedAddress } from '../channel/channel';
import type { ChannelGate } from '../channel/channel-gate';
import { reopenDelay } from '../channel/taking-back';
import { attemptOf, type LeasedDelivery } from '../deliveries/leases';
import { outcomeOf, type Outcome, type Schedule } from './outcome-of';
import type { SmtpAnswer } from './smtp-channel';

export interface Attempt {
  readonly row: LeasedDelivery;
  readonly domain: string;
  readonly recipient?: RecipientVersion;
  readonly answer: SmtpAnswer;
  readonly policy: InDoubtPolicy;
}

/** What is to be written about a row. */
export type Verdict = { readonly reason: Reason } & (
  | { readonly do: 'sent' }
  | { readonly do: 'retry'; readonly schedule: Schedule }
  | {
      readonly do: 'put-back';
      readonly delay: number;
      /** The server refused before it knew of this mail: the mail is never given up for that. */
      readonly patient: boolean;
    }
  | { readonly do: 'fail'; readonly suppress?: RefusedAddress }
  | { readonly do: 'doubt'; readonly policy: InDoubtPolicy }
);

const logger = new Logger('Verdict');

/** What a server's answer means. Repeatable, and the channel learns of its faults. */
export async function judge(attempt: Attempt, channel: ChannelGate): Promise<Verdict> {
  const { answer, policy } = attempt;
  const outcome = outcomeOf(answer);
  const reason = reasonOf(outcome, answer);
  switch (outcome.do) {
    case 'sent':
      return { do: 'sent', reason };
    case 'retry':
      return { do: 'retry', schedule: outcome.schedule, reason };
    case 'pause': {
      const delay = await channel.fault(answer, outcome.alarm);
      return { do: 'put-back', delay, patient: !isAboutMail(answer), reason };
    }
    case 'fail':
      return failure(attempt, outcome, reason, channel);
    case 'doubt':
      return { do: 'doubt', policy, reason };
  }
}

async function failure(
  { row, domain, recipient, answer }: Attempt,
  outcome: Extract<Outcome, { do: 'fail' }>,
  reason: Reason,
  channel: ChannelGate,
): Promise<Verdict> {
  const told = {
    event: 'delivery.failed',
    deliveryId: row._id,
    template: row.template,
    reason: outcome.reason,
    ...answer,
  };
  if (outcome.alarm) logger.error({ ...told, alarm: true });
  else logger.warn(told);
  if (!outcome.suppress) return { do: 'fail', reason };
  const refused = { deliveryId: row._id, attempt: attemptOf(row), recipient, domain };
  const believed = await channel.addressRefused(refused, answer);
  if (believed) return { do: 'fail', suppress: refused, reason };
  return { do: 'put-back', delay: reopenDelay, patient: false, reason };
}

/** Then the server talks to us, whatever it says. */
export const isAboutMail = ({ stage, code }: SmtpAnswer) =>
  code !== undefined && (stage === 'rcpt' || stage === 'data' || stage === 'finalizing');

function reasonOf(outcome: Outcome, { stage, code, words }: SmtpAnswer): Reason {
  const reason =
    outcome.do === 'fail'
      ? outcome.reason
      : outcome.do === 'sent'
        ? 'accepted'
        : `smtp-${outcome.do}`;
  return { reason, stage, code, reply: words };
}
