import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import type { Store } from '../store/store';
import type { StoreClock } from '../store/store-clock';
import type { Tuning } from '../tuning';
import type { DocumentPublications, DocumentWithOutbox } from './document-publications';

const batchSize = 100;

export interface OutboxPollParts {
  readonly store: Store;
  readonly clock: StoreClock;
  readonly collections: ReadonlySet<string>;
  readonly publications: DocumentPublications;
  readonly canPublish: () => boolean;
  readonly tuning: Tuning;
}

/** Finds due outboxes, whoever wrote them, and publishes them under a lease by the store's clock. */
export class OutboxPoll {
  private readonly by = randomUUID();

  constructor(private readonly parts: OutboxPollParts) {}

  /** One batch of every collection, so that none keeps the others waiting. Answers whether more may be due. */
  async pass(): Promise<boolean> {
    let more = false;
    for (const name of this.parts.collections) {
      if (!this.parts.canPublish()) return false;
      const full = await this.publishDue(name, this.parts.store.collection(name));
      more ||= full;
    }
    return more;
  }

  /** Leases first and reads afterwards: a stale read would publish what is already gone. */
  private async publishDue(name: string, collection: mongo.Collection): Promise<boolean> {
    const now = this.parts.clock.now();
    const due = {
      outboxAt: { $exists: true, $lte: now },
      'relay.until': { $not: { $gt: now } },
    };
    const found = await collection
      .find(due, { projection: { _id: 1 }, sort: { outboxAt: 1 }, limit: batchSize })
      .toArray();
    if (found.length === 0) return false;
    const ids = { $in: found.map(({ _id }) => _id) };
    await collection.updateMany({ ...due, _id: ids }, this.lease());
    const leased = await collection
      .find<DocumentWithOutbox>(
        { _id: ids, 'relay.by': this.by },
        { projection: { v: 1, outbox: 1 } },
      )
      .toArray();
    await Promise.all(leased.map((document) => this.parts.publications.submit(name, document)));
    return found.length === batchSize;
  }

  private lease(): mongo.Document[] {
    return [
      {
        $set: {
          relay: {
            by: { $literal: this.by },
            until: { $add: ['$$NOW', { $literal: this.parts.tuning.lease }] },
            tries: { $ifNull: ['$relay.tries', 0] },
          },
        },
      },
    ];
  }
}
