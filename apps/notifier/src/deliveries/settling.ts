import { Injectable } from '@nestjs/common';
import { DeliverySentV1, happened } from '@secop/contracts';
import { letGo } from '../channel/channel';
import { SharedChannel } from '../channel/shared-channel';
import type { Delivery, DeliveryState } from './delivery';
import { Journal } from './journal';
import { keyText } from './notification-key';

/** Nobody said how these ended; after the return of a journal from a backup each may have been accepted. */
const open: readonly DeliveryState[] = ['pending', 'retry', 'in-doubt', 'leased', 'finalizing'];
const over = { dueAt: '', lease: '', sealed: '' } as const;

export interface Held {
  /** From when the backup is. */
  readonly since: Date;
  /** When it had come back; what was held by an earlier release does not know. */
  readonly at?: Date;
}

export interface Settled {
  /** Accepted before the journal came back. */
  readonly sent: number;
  /** Wait for an operator. */
  readonly held: number;
  /** Go out now, as if nothing had been. */
  readonly released: number;
}

/** Ends the hold on all mails that the return of the journal from a backup made necessary. */
@Injectable()
export class Settling {
  constructor(
    private readonly journal: Journal,
    private readonly channel: SharedChannel,
  ) {}

  /** `undefined`: nothing is held back. */
  async held(): Promise<Held | undefined> {
    const { heldSince: since, heldAt: at } = await this.channel.read();
    return since && { since, at };
  }

  /** `accepted`: ids of rows whose mail the server took, or `unknown`: then all of them wait for somebody to look. */
  async settle(accepted: ReadonlySet<string> | 'unknown', dryRun: boolean): Promise<Settled> {
    const count = { sent: 0, held: 0, released: 0 };
    const states = accepted === 'unknown' ? open : ([...open, 'hold'] as const);
    for await (const row of this.journal.rows.find({ state: { $in: [...states] } })) {
      const what = accepted === 'unknown' ? 'held' : accepted.has(row._id) ? 'sent' : 'released';
      if (what === 'released' && row.state === 'hold') continue;
      count[what] += 1;
      if (dryRun || what === 'released') continue;
      await (what === 'sent' ? this.sent(row) : this.hold(row));
    }
    if (!dryRun) {
      await this.channel.change((channel) => ({ channel: letGo(channel), answer: undefined }));
    }
    return count;
  }

  private async sent(row: Delivery): Promise<void> {
    const now = this.journal.now();
    const { _id: deliveryId, template, recipient, attempts } = row;
    const reason = 'accepted-before-restore';
    const facts = { deliveryId, template, recipient, attempts, reason };
    await this.journal.change(
      asItWas(row),
      {
        $set: { state: 'sent', endedAt: now, last: { at: now, reason }, leases: 0 },
        $unset: over,
      },
      happened(DeliverySentV1, { ...facts, notificationKey: keyText(row) }),
    );
  }

  private async hold(row: Delivery): Promise<void> {
    const now = this.journal.now();
    const last = { at: now, reason: 'restored' };
    await this.journal.change(asItWas(row), {
      $set: { state: 'hold', endedAt: now, last, leases: 0 },
      $unset: over,
    });
  }
}

const asItWas = ({ _id, v, state }: Delivery) => ({ _id, v, state });
