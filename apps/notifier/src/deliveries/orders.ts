import { Injectable } from '@nestjs/common';
import { waitingStates, type Delivery, type DeliveryState } from './delivery';
import { Journal } from './journal';

/** What an operator may order about a row, or why not. */
export type Order =
  { readonly from: DeliveryState; readonly to: DeliveryState } | { readonly refused: string };

const waiting: readonly DeliveryState[] = waitingStates;

/** Orders of operators about single rows. Each may be repeated; nothing here touches a row in a sender's hands. */
@Injectable()
export class Orders {
  constructor(private readonly journal: Journal) {}

  /** Its turn is now, and the 72 hours begin anew. The Message-ID stays: a receiver can drop a second copy. */
  resending(row: Delivery): Order {
    const { state, doubts, expiresAt, recipient, sealed } = row;
    if (!waiting.includes(state) && state !== 'hold' && state !== 'failed') {
      return { refused: refusals[state] ?? 'A sender has it just now.' };
    }
    if (expiresAt && expiresAt <= this.journal.now())
      return { refused: 'It is of no use any more.' };
    if (!recipient && !sealed) {
      return { refused: 'The address was deleted with the end: the person must ask for it again.' };
    }
    return { from: state, to: doubts > 0 ? 'in-doubt' : 'pending' };
  }

  /** Nobody sends it until it is ordered again. A sealed address is deleted as at every end. */
  holding({ state }: Delivery): Order {
    if (waiting.includes(state)) return { from: state, to: 'hold' };
    return { refused: refusals[state] ?? 'A sender has it just now.' };
  }

  /** False: the row has changed since it was read. */
  async resend(row: Delivery, { to }: { to: DeliveryState }): Promise<boolean> {
    const now = this.journal.now();
    const fresh = { state: to, dueAt: now, wantedAt: now, retries: 0, waits: 0, leases: 0 };
    return this.journal.change(asItWas(row), { $set: fresh, $unset: { endedAt: '', lease: '' } });
  }

  async hold(row: Delivery): Promise<boolean> {
    const now = this.journal.now();
    const last = { at: now, reason: 'held-by-operator' };
    return this.journal.change(asItWas(row), {
      $set: { state: 'hold', endedAt: now, last },
      $unset: { dueAt: '', lease: '', sealed: '' },
    });
  }
}

const refusals: Partial<Record<DeliveryState, string>> = {
  sent: 'It was sent.',
  suppressed: 'It was suppressed, and what it said is deleted.',
  failed: 'It has failed.',
  hold: 'It is held already.',
};

const asItWas = ({ _id, v, state }: Delivery) => ({ _id, v, state });
