import { Injectable } from '@nestjs/common';
import {
  DeliveryFailedV1,
  DeliverySentV1,
  DeliverySuppressedV1,
  happened,
  type DataOf,
} from '@secop/contracts';
import type { Delivery, DeliveryState, LastOutcome } from './delivery';
import { Journal } from './journal';
import { MailCounts } from './mail-counts';
import type { LeasedDelivery } from './leases';
import { keyText } from './notification-key';

export type Reason = Omit<LastOutcome, 'at'>;

/** Who doubts a row: the sender that has its lease, or another one that takes that sender for dead. */
export type Holder = 'present' | 'vanished';

/** Ends of a row: nothing is looked at again, and the sealed part is gone. */
const over = { dueAt: '', lease: '', sealed: '' } as const;
/** Nor do people's own words stay when nobody will need them again. */
const forgotten = {
  ...over,
  'facts.message': '',
  'facts.position': '',
  'facts.reason': '',
} as const;

/** Writes what became of a row. Each answers false if the row is somebody else's by now. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly journal: Journal,
    private readonly counts: MailCounts,
  ) {}

  /** Also from `in-doubt` and `hold`: a reply that comes late is still the truth. */
  async sent(row: LeasedDelivery, reply: Reason): Promise<boolean> {
    const event = happened(DeliverySentV1, this.factsOf(row, reply, row.attempts + 1));
    const end = this.end('sent', reply);
    const update = { $set: end, $unset: forgotten, $inc: { attempts: 1 } };
    const counted = (written: boolean) => {
      if (written) this.counts.sent(row.createdAt, end.endedAt);
      return written;
    };
    if (await this.journal.change({ ...mine(row), lease: row.lease }, update, event)) {
      return counted(true);
    }
    const now = await this.journal.find(row._id);
    if (now?.state !== 'in-doubt' && now?.state !== 'hold') return false;
    const doubted = { _id: row._id, v: now.v, state: now.state };
    return counted(await this.journal.change(doubted, update, event));
  }

  async failed(row: LeasedDelivery, reason: Reason, attempted: 0 | 1): Promise<boolean> {
    const event = happened(DeliveryFailedV1, this.factsOf(row, reason, row.attempts + attempted));
    const written = this.journal.change(
      { ...mine(row), lease: row.lease },
      { $set: this.end('failed', reason), $unset: over, $inc: { attempts: attempted } },
      event,
    );
    return this.counts.if(await written, 'failed', reason);
  }

  /** For a waiting row too, which nobody holds. */
  async suppressed(row: Delivery, reason: string): Promise<boolean> {
    const event = happened(DeliverySuppressedV1, this.factsOf(row, { reason }, row.attempts));
    const written = this.journal.change(
      { ...mine(row), state: row.state },
      { $set: this.end('suppressed', { reason }), $unset: forgotten },
      event,
    );
    return this.counts.if(await written, 'suppressed', { reason });
  }

  async retry(row: LeasedDelivery, dueAt: Date, reason: Reason): Promise<boolean> {
    const written = this.again(row, 'retry', dueAt, reason, { attempts: 1, retries: 1 });
    return this.counts.if(await written, 'retried', reason);
  }

  /** The recipient is not known yet. */
  async wait(row: LeasedDelivery, dueAt: Date, reason: Reason): Promise<boolean> {
    const written = this.again(row, 'retry', dueAt, reason, { waits: 1 });
    return this.counts.if(await written, 'waiting', reason);
  }

  /** Not the row's fault: it keeps its turn, and its doubt. */
  async putBack(row: LeasedDelivery, dueAt: Date, reason: Reason): Promise<boolean> {
    const state = row.doubts > 0 ? 'in-doubt' : 'pending';
    return this.counts.if(await this.again(row, state, dueAt, reason, {}), 'put-back', reason);
  }

  /** Nobody knows whether the server accepted; `dueAt` is when it is sent once more, absent if it must not be. */
  async doubted(
    row: LeasedDelivery,
    dueAt: Date | undefined,
    reason: Reason,
    holder: Holder = 'present',
  ): Promise<boolean> {
    // A holder that was only late has renewed its lease: then there is no doubt yet.
    const vanished = { state: 'finalizing', dueAt: { $lte: this.journal.now() } } as const;
    const filter = { ...mine(row), lease: row.lease, ...(holder === 'vanished' && vanished) };
    const $inc = { attempts: 1, doubts: 1 };
    if (!dueAt) {
      const held = { $set: this.end('hold', reason), $unset: over, $inc };
      return this.counts.if(await this.journal.change(filter, held), 'held', reason);
    }
    const last = { ...reason, at: this.journal.now() };
    const doubted = {
      $set: { state: 'in-doubt' as const, dueAt, last, leases: 0 },
      $unset: { lease: '' },
      $inc,
    };
    return this.counts.if(await this.journal.change(filter, doubted), 'in-doubt', reason);
  }

  /** The refusal turned out to be the channel's fault. */
  async reopen(id: string, dueAt: Date): Promise<boolean> {
    const row = await this.journal.find(id);
    if (row?.state !== 'failed') return false;
    return this.journal.change(
      { _id: id, v: row.v, state: 'failed' },
      { $set: { state: 'retry', dueAt }, $unset: { endedAt: '' } },
    );
  }

  private again(
    row: LeasedDelivery,
    state: DeliveryState,
    dueAt: Date,
    reason: Reason,
    $inc: Partial<Record<'attempts' | 'retries' | 'waits' | 'doubts', number>>,
  ): Promise<boolean> {
    const last = { ...reason, at: this.journal.now() };
    return this.journal.change(
      { ...mine(row), lease: row.lease },
      { $set: { state, dueAt, last, leases: 0 }, $unset: { lease: '' }, $inc },
    );
  }

  private end(state: DeliveryState, reason: Reason) {
    const now = this.journal.now();
    return { state, endedAt: now, last: { ...reason, at: now }, leases: 0 };
  }

  private factsOf(row: Delivery, { code, reason }: Reason, attempts: number): Facts {
    return {
      deliveryId: row._id,
      notificationKey: keyText(row),
      template: row.template,
      recipient: row.recipient,
      replyCode: code,
      reason,
      attempts,
    };
  }
}

type Facts = DataOf<typeof DeliverySentV1>;

const mine = ({ _id, v }: Delivery) => ({ _id, v });
