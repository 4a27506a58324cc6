import { Injectable } from '@nestjs/common';
import {
  DeliveryFailedV1,
  DeliverySentV1,
  DeliverySuppressedV1,
  type DataOf,
} from '@secop/contracts';
import { currentTrace, type Said } from '@secop/messaging';
import type { Delivery, DeliveryState } from './delivery';
import { Journal } from './journal';
import { keyIn } from './notification-key';

const ends: Readonly<Record<string, DeliveryState>> = {
  [DeliverySentV1.type]: 'sent',
  [DeliveryFailedV1.type]: 'failed',
  [DeliverySuppressedV1.type]: 'suppressed',
};
const duplicateKey = 11_000;

/** Brings rows of a journal that came back from a backup to the end that they had said before. */
@Injectable()
export class SaidOutcomes {
  constructor(private readonly journal: Journal) {}

  /** A row that the copy does not have is written with nothing but its key: whoever wants that mail again finds it. */
  async bring(id: string, said: readonly Said[]): Promise<readonly string[]> {
    const last = said.findLast(({ type }) => type in ends);
    if (!last) return [];
    const facts = DeliverySentV1.data.parse(last.data);
    const row = await this.journal.find(id);
    if (row) await this.end(row, last, facts);
    else if (!(await this.insert(id, last, facts))) return ['its notification key'];
    return [];
  }

  private async end(row: Delivery, { type, time }: Said, facts: Facts): Promise<void> {
    const over = { dueAt: '', lease: '', sealed: '', ...withoutWords };
    await this.journal.change(
      { _id: row._id, v: row.v },
      {
        $set: { state: ends[type]!, endedAt: time, last: lastOf(time, facts), leases: 0 },
        $unset: over,
      },
    );
  }

  private async insert(id: string, { type, time, sequence }: Said, facts: Facts): Promise<boolean> {
    const key = keyIn(facts.notificationKey, facts.recipient);
    if (!key) return false;
    await this.journal.rows
      .insertOne({
        _id: id,
        v: sequence,
        ...key,
        facts: {},
        trace: currentTrace(),
        state: ends[type]!,
        createdAt: time,
        endedAt: time,
        last: lastOf(time, facts),
        leases: 0,
        attempts: facts.attempts,
        retries: 0,
        waits: 0,
        doubts: 0,
      })
      .catch((error: { code?: number }) => {
        if (error.code !== duplicateKey) throw error;
      });
    return true;
  }
}

type Facts = DataOf<typeof DeliverySentV1>;

const withoutWords = { 'facts.message': '', 'facts.position': '', 'facts.reason': '' };

const lastOf = (at: Date, { replyCode, reason }: Facts) => ({
  at,
  reason: reason ?? 'said-before-restore',
  ...(replyCode === undefined ? {} : { code: replyCode }),
});
