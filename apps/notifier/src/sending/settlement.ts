import { Injectable, Logger } from '@nestjs/common';
import type { LeasedDelivery } from '../deliveries/leases';
import { Journal } from '../deliveries/journal';
import { Outcomes, type Holder, type Reason } from '../deliveries/outcomes';
import type { InDoubtPolicy } from '../emails/email';
import { Recipients } from '../recipients/recipients';
import type { RefusedAddress } from '../channel/channel';
import { nextTry } from './retry-schedule';
import type { Verdict } from './verdict';

/** A doubtful mail is sent again soon: the person waits for it. */
const doubtDelay = 10_000;

/** Writes down what became of a row. Everything here may be repeated; `false`: the row is not as it was. */
@Injectable()
export class Settlement {
  private readonly logger = new Logger(Settlement.name);

  constructor(
    private readonly journal: Journal,
    private readonly outcomes: Outcomes,
    private readonly recipients: Recipients,
  ) {}

  async write(row: LeasedDelivery, verdict: Verdict): Promise<boolean> {
    const { reason } = verdict;
    switch (verdict.do) {
      case 'sent':
        return this.outcomes.sent(row, reason);
      case 'retry':
        return this.retry(row, verdict.schedule, reason);
      case 'put-back':
        return verdict.patient || this.isInTime(row)
          ? this.putBack(row, verdict.delay, reason)
          : this.outcomes.failed(row, { ...reason, reason: 'gave-up' }, 1);
      case 'fail':
        return this.fail(row, reason, verdict.suppress);
      case 'doubt':
        return this.doubt(row, verdict.policy, reason);
    }
  }

  async doubt(
    row: LeasedDelivery,
    policy: InDoubtPolicy,
    reason: Reason,
    holder?: Holder,
  ): Promise<boolean> {
    const again = policy === 'resend-once' && row.doubts === 0;
    const dueAt = again ? this.in(doubtDelay) : undefined;
    const written = await this.outcomes.doubted(row, dueAt, reason, holder);
    if (written) this.logger.warn({ event: 'delivery.in-doubt', deliveryId: row._id, again });
    return written;
  }

  async retry(
    row: LeasedDelivery,
    schedule: Parameters<typeof nextTry>[0],
    reason: Reason,
  ): Promise<boolean> {
    const failures = (schedule === 'unknown-recipient' ? row.waits : row.retries) + 1;
    const turn = { wantedAt: wantedAt(row), now: this.journal.now(), chance: Math.random() };
    const dueAt = nextTry(schedule, failures, turn);
    if (!dueAt) return this.outcomes.failed(row, { ...reason, reason: 'gave-up' }, 1);
    if (schedule === 'unknown-recipient') return this.outcomes.wait(row, dueAt, reason);
    return this.outcomes.retry(row, dueAt, reason);
  }

  /** Without a penalty: it was not the row's fault. */
  async putBack(row: LeasedDelivery, delay: number, reason: Reason): Promise<boolean> {
    return this.outcomes.putBack(row, this.in(delay), reason);
  }

  private isInTime(row: LeasedDelivery): boolean {
    const turn = { wantedAt: wantedAt(row), now: this.journal.now(), chance: 0 };
    return nextTry('network', 1, turn) !== undefined;
  }

  private async fail(
    row: LeasedDelivery,
    reason: Reason,
    { recipient, attempt }: Partial<RefusedAddress> = {},
  ): Promise<boolean> {
    if (!recipient || !attempt) return this.outcomes.failed(row, reason, 1);
    await this.recipients.suppress(recipient, attempt);
    const failed = await this.outcomes.failed(row, reason, 1);
    // Of a row that is not ours any more nobody remembers the refusal, to take it back.
    if (!failed) await this.recipients.liftSuppression(recipient.userId, attempt);
    return failed;
  }

  private in(milliseconds: number): Date {
    return new Date(this.journal.now().getTime() + milliseconds);
  }
}

const wantedAt = (row: LeasedDelivery): Date => row.wantedAt ?? row.createdAt;
