import type { mongo } from 'mongoose';
import { countWaiting, outboxIndex, outboxWaits } from '../store/indexes';
import type { Store } from '../store/store';
import type { StoreClock } from '../store/store-clock';
import type { Backoff } from '../timing';
import type { DocumentWithOutbox, Leased, Outboxes } from './outboxes';

const outboxOnly = { projection: { v: 1, outbox: 1 } };
/** What one look brings: it passes by what others lease and, in DocumentDB, by what is gone already, so it serves many batches. */
const lookahead = 5_000;
/** Left to itself, DocumentDB first gathers all that waits, and once more for every batch of its answer. */
const inIndexOrder = {
  hint: outboxIndex.name,
  limit: lookahead,
  batchSize: lookahead + 1,
  singleBatch: true,
};

/** Found due, not leased yet. */
interface Due {
  readonly _id: unknown;
  readonly outboxAt: Date;
}

/** Outboxes in the store. Changes are pipeline updates, so every value is a `$literal`. */
export class StoredOutboxes implements Outboxes {
  private readonly found = new Map<string, Due[]>();

  constructor(
    private readonly store: Store,
    private readonly clock: StoreClock,
    private readonly tuning: { readonly lease: number; readonly outboxBackoff: Backoff },
  ) {}

  /** Leases first and reads afterwards: a stale read would publish what is already gone. */
  async lease(name: string, by: string, limit: number): Promise<Leased> {
    const collection = this.store.collection(name);
    const now = this.clock.now();
    const due = {
      outboxAt: { $exists: true, $lte: now },
      'relay.until': { $not: { $gt: now } },
    };
    const waiting = this.found.get(name) ?? (await this.look(collection, due));
    const ids = { $in: waiting.splice(0, limit).map(({ _id }) => _id as never) };
    if (waiting.length > 0) this.found.set(name, waiting);
    else this.found.delete(name);
    if (ids.$in.length === 0) return { documents: [], more: false };
    await collection.updateMany({ ...due, _id: ids }, leaseOf(by, this.tuning.lease));
    const documents = await collection
      .find<DocumentWithOutbox>({ _id: ids, 'relay.by': by }, outboxOnly)
      .toArray();
    return { documents, more: ids.$in.length === limit };
  }

  /**
   * Oldest first. The store is not asked to sort, DocumentDB would sort all that waits: the index is read in this order.
   * What another relay takes meanwhile is not leased.
   */
  private async look(collection: mongo.Collection, due: mongo.Filter<mongo.Document>) {
    const found = await collection
      .find<Due>(due, { ...inIndexOrder, projection: { outboxAt: 1 } })
      .toArray();
    return found.sort((one, other) => one.outboxAt.getTime() - other.outboxAt.getTime());
  }

  async read(name: string, ids: readonly unknown[]): Promise<DocumentWithOutbox[]> {
    const filter = { ...outboxWaits, _id: { $in: ids as never[] } };
    return this.store.collection(name).find<DocumentWithOutbox>(filter, outboxOnly).toArray();
  }

  async remove(
    name: string,
    documents: readonly unknown[],
    entries: readonly string[],
  ): Promise<void> {
    await this.write(name, documents, removalOf([...entries]));
  }

  async postpone(name: string, documents: readonly unknown[]): Promise<void> {
    await this.write(name, documents, postponementOf(this.tuning.outboxBackoff));
  }

  async count(name: string, enough: number): Promise<number> {
    return countWaiting(this.store.collection(name), enough);
  }

  private async write(name: string, ids: readonly unknown[], pipeline: mongo.Document[]) {
    const filter = { ...outboxWaits, _id: { $in: ids as never[] } };
    await this.store.collection(name).updateMany(filter, pipeline);
  }
}

const leaseOf = (by: string, duration: number): mongo.Document[] => [
  {
    $set: {
      relay: {
        by: { $literal: by },
        until: { $add: ['$$NOW', { $literal: duration }] },
        tries: { $ifNull: ['$relay.tries', 0] },
      },
    },
  },
];

function removalOf(entries: string[]): mongo.Document[] {
  const outbox = { $ifNull: ['$outbox', []] };
  const kept = { $not: [{ $in: ['$$entry.id', { $literal: entries }] }] };
  const whenEmpty = (otherwise: unknown) => ({
    $cond: [{ $eq: [{ $size: '$outbox' }, 0] }, '$$REMOVE', otherwise],
  });
  return [
    { $set: { outbox: { $filter: { input: outbox, as: 'entry', cond: kept } } } },
    { $set: { outboxAt: whenEmpty('$outboxAt'), relay: '$$REMOVE' } },
  ];
}

/** `outboxAt` moves by the store's clock and by the number of earlier failures; the lease ends. */
function postponementOf({ first, last }: Backoff): mongo.Document[] {
  const tries = { $ifNull: ['$relay.tries', 0] };
  const delay = {
    $min: [{ $literal: last }, { $multiply: [{ $literal: first }, { $pow: [2, tries] }] }],
  };
  return [
    {
      $set: { outboxAt: { $add: ['$$NOW', delay] }, relay: { tries: { $add: [tries, 1] } } },
    },
  ];
}
