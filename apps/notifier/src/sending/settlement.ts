import { Injectable, Logger } from '@nestjs/common';
import type { LeasedDelivery } from '../deliveries/leases';
import { Journal } from '../deliveries/journal';
import { Outcomes, type Reason } from '../deliveries/outcomes';
import type { Email } from '../emails/email';
import { Recipients } from '../recipients/recipients';
import type { ChannelState } from './channel-state';
import { outcomeOf, type Outcome } from './outcome-of';
import { nextTry } from './retry-schedule';
import type { SmtpAnswer } from './smtp-channel';

const minute = 60_000;
/** A doubtful mail is sent again soon: the person waits for it. */
const doubtDelay = 10_000;
/** Refused in a row with others: other mail goes first, to see whether the channel works. */
const reopenDelay = 5 * minute;

export interface Attempt {
  readonly row: LeasedDelivery;
  readonly domain: string;
  readonly answer: SmtpAnswer;
  readonly policy: Email['inDoubt'];
}

/** Writes down what a conversation with the mail server means for the row, the address and the channel. */
@Injectable()
export class Settlement {
  private readonly logger = new Logger(Settlement.name);

  constructor(
    private readonly journal: Journal,
    private readonly outcomes: Outcomes,
    private readonly recipients: Recipients,
  ) {}

  async settle(attempt: Attempt, channel: ChannelState): Promise<void> {
    const { row, answer } = attempt;
    const outcome = outcomeOf(answer);
    const reason = reasonOf(outcome, answer);
    if (outcome.do !== 'pause' && isAboutMail(answer)) channel.answers();
    switch (outcome.do) {
      case 'sent':
        channel.accepts();
        await this.outcomes.sent(row, reason);
        return;
      case 'retry':
        await this.retry(row, outcome.schedule, reason);
        return;
      case 'pause':
        channel.fault(answer, outcome.alarm);
        await this.putBack(row, channel.pause, reason);
        return;
      case 'fail':
        await this.fail(attempt, outcome, reason, channel);
        return;
      case 'doubt':
        await this.doubt(row, attempt.policy, reason);
        return;
    }
  }

  async doubt(row: LeasedDelivery, policy: Email['inDoubt'], reason: Reason): Promise<void> {
    const again = policy !== 'hold' && row.doubts === 0;
    const written = await this.outcomes.doubted(
      row,
      again ? this.in(doubtDelay) : undefined,
      reason,
    );
    if (written) this.logger.warn({ event: 'delivery.in-doubt', deliveryId: row._id, again });
  }

  async retry(
    row: LeasedDelivery,
    schedule: Parameters<typeof nextTry>[0],
    reason: Reason,
  ): Promise<void> {
    const failures = (schedule === 'unknown-recipient' ? row.waits : row.retries) + 1;
    const turn = { wantedAt: row.createdAt, now: this.journal.now(), chance: Math.random() };
    const dueAt = nextTry(schedule, failures, turn);
    if (!dueAt) await this.outcomes.failed(row, { ...reason, reason: 'gave-up' }, 1);
    else if (schedule === 'unknown-recipient') await this.outcomes.wait(row, dueAt, reason);
    else await this.outcomes.retry(row, dueAt, reason);
  }

  private async fail(
    { row, domain, answer }: Attempt,
    outcome: Extract<Outcome, { do: 'fail' }>,
    reason: Reason,
    channel: ChannelState,
  ): Promise<void> {
    const told = {
      event: 'delivery.failed',
      deliveryId: row._id,
      template: row.template,
      reason: outcome.reason,
      ...answer,
    };
    if (outcome.alarm) this.logger.error({ ...told, alarm: true });
    else this.logger.warn(told);
    if (!outcome.suppress) {
      await this.outcomes.failed(row, reason, 1);
      return;
    }
    const refused = { deliveryId: row._id, recipient: row.recipient, domain };
    const earlier = channel.addressRefused(refused);
    if (earlier) {
      channel.fault(answer, true);
      await this.takeBack(earlier);
      await this.putBack(row, reopenDelay, reason);
      return;
    }
    if (row.recipient) await this.recipients.suppress(row.recipient);
    await this.outcomes.failed(row, reason, 1);
  }

  private async takeBack(refused: readonly { deliveryId: string; recipient?: string }[]) {
    await this.recipients.liftSuppression(refused.flatMap(({ recipient }) => recipient ?? []));
    for (const { deliveryId, recipient } of refused) {
      if (recipient) await this.outcomes.reopen(deliveryId, this.in(reopenDelay));
    }
  }

  async putBack(row: LeasedDelivery, delay: number, reason: Reason): Promise<void> {
    const { createdAt, retries } = row;
    const turn = { wantedAt: createdAt, now: this.journal.now(), chance: 0 };
    if (nextTry('network', retries + 1, turn)) {
      await this.outcomes.putBack(row, this.in(delay), reason);
    } else {
      await this.outcomes.failed(row, { ...reason, reason: 'gave-up' }, 1);
    }
  }

  private in(milliseconds: number): Date {
    return new Date(this.journal.now().getTime() + milliseconds);
  }
}

const isAboutMail = ({ stage, code }: SmtpAnswer) =>
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
