import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { isStoreFailure } from '@secop/messaging';
import { ChannelGate } from '../channel/channel-gate';
import { TakingBack } from '../channel/taking-back';
import { Leases, type LeasedDelivery } from '../deliveries/leases';
import { MailCounts } from '../deliveries/mail-counts';
import { Outcomes } from '../deliveries/outcomes';
import { EmailRenderer } from '../emails/rendering/email-renderer';
import { Letters, NotRendered, type Ready } from './letters';
import { Settlement } from './settlement';
import { SmtpChannel, type SmtpAnswer } from './smtp-channel';
import { isAboutMail, judge, type Verdict } from './verdict';

const pause = 1_000;
const patience = 120;
const mostLeases = 10;

/** A conversation that is over. */
interface Answered {
  readonly answer: SmtpAnswer;
  readonly verdict: Verdict;
  /** The row as it was when the server was asked to finish, if it was. */
  readonly finalizing: LeasedDelivery | undefined;
}

/** One leased row, from its contact to its outcome. */
@Injectable()
export class DeliveryAttempt {
  private readonly logger = new Logger(DeliveryAttempt.name);

  constructor(
    private readonly letters: Letters,
    private readonly leases: Leases,
    private readonly outcomes: Outcomes,
    private readonly settlement: Settlement,
    private readonly smtp: SmtpChannel,
    private readonly channel: ChannelGate,
    private readonly renderer: EmailRenderer,
    private readonly takingBack: TakingBack,
    private readonly counts: MailCounts,
  ) {}

  /** `stopping`: a mail that has not begun is put back. */
  async run(row: LeasedDelivery, stopping: AbortSignal): Promise<void> {
    if (row.leases > mostLeases) return this.giveUp(row);
    const prepared = await this.prepare(row);
    if (!prepared) return;
    const passage = await this.channel.use(() => this.send(row, prepared, stopping));
    if ('wait' in passage) {
      await this.settlement.putBack(row, passage.wait, { reason: 'not-begun' });
    } else {
      await this.settle(row, passage.done, stopping);
    }
  }

  /** Nobody knows whether the server has this mail: its sender vanished. */
  async doubt(row: LeasedDelivery): Promise<void> {
    const policy = this.renderer.inDoubt(row.template);
    const reason = { reason: 'sender-vanished', stage: 'finalizing' };
    await this.settlement.doubt(row, policy, reason, 'vanished');
  }

  /** Whoever had this row before vanished with it. */
  private async giveUp(row: LeasedDelivery): Promise<void> {
    this.logger.error({ event: 'delivery.never-finished', deliveryId: row._id, alarm: true });
    await this.outcomes.failed(row, { reason: 'never-finished' }, 0);
  }

  private async prepare(row: LeasedDelivery): Promise<Ready | undefined> {
    const prepared = await this.letters.prepare(row).catch((error: unknown) => {
      if (!(error instanceof NotRendered)) throw error;
      // The mail waits for the correction of the template.
      this.counts.notRendered += 1;
      this.logger.error({
        event: 'delivery.not-rendered',
        deliveryId: row._id,
        alarm: true,
        error: error.cause,
      });
      return { wait: 'not-rendered' };
    });
    if ('ready' in prepared) return prepared;
    if ('wait' in prepared) {
      await this.settlement.retry(row, 'unknown-recipient', { reason: prepared.wait });
    } else if ('suppress' in prepared) {
      await this.suppress(row, prepared.suppress);
    } else {
      await this.outcomes.failed(row, { reason: prepared.fail }, 0);
    }
    return undefined;
  }

  /** For good, so not while the suppression may be an error. */
  private async suppress(row: LeasedDelivery, reason: string): Promise<void> {
    if (await this.takingBack.concerns(row.recipient)) {
      await this.settlement.putBack(row, pause, { reason: 'taking-back' });
    } else {
      await this.outcomes.suppressed(row, reason);
    }
  }

  /** All that needs the connection. What the answer says about the channel is known before the next one begins. */
  private async send(
    row: LeasedDelivery,
    { ready, domain, recipient }: Ready,
    stopping: AbortSignal,
  ): Promise<Answered> {
    let finalizing: LeasedDelivery | undefined;
    const answer = await this.smtp.send(ready, async () => {
      finalizing = await this.leases.finalizing(row);
    });
    const policy = this.renderer.inDoubt(row.template);
    const attempt = { row, domain, recipient, answer, policy };
    const verdict = await this.written(() => judge(attempt, this.channel), stopping);
    return { answer, verdict, finalizing };
  }

  private async settle(
    row: LeasedDelivery,
    { answer, verdict, finalizing }: Answered,
    stopping: AbortSignal,
  ): Promise<void> {
    await this.written(async () => {
      if (finalizing && answer.stage === 'finalizing') {
        await this.settlement.write(finalizing, verdict);
      } else {
        await this.writeUnsent(row, verdict);
      }
    }, stopping);
    if (verdict.do !== 'put-back' && isAboutMail(answer)) {
      await this.channel.replied(verdict.do === 'sent');
    }
  }

  /**
   * The dot was not sent, so `finalizing` says nothing: it may be written although its answer was lost, even later
   * than this begins. Who has the token has the row, whatever its version.
   */
  private async writeUnsent(row: LeasedDelivery, verdict: Verdict): Promise<void> {
    for (;;) {
      const held = await this.leases.held(row);
      if (!held) break;
      if (await this.settlement.write(held, verdict)) return;
    }
    this.logger.warn({ event: 'delivery.lease-lost', deliveryId: row._id });
  }

  /** The server's answer is worth keeping: while the store is away it is kept here, else the mail would be in doubt. */
  private async written<T>(write: () => Promise<T>, stopping: AbortSignal): Promise<T> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await write();
      } catch (error) {
        if (!isStoreFailure(error) || failures === patience || stopping.aborted) throw error;
        await delay(pause, undefined, { signal: stopping }).catch(() => undefined);
      }
    }
  }
}
