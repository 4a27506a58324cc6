import type { mongo } from 'mongoose';
import type { Store } from '../store/store';
import type { StoreClock } from '../store/store-clock';
import type { Backoff } from '../timing';
import type { DocumentWithOutbox, Leased, Outboxes } from './outboxes';

const pending = { outboxAt: { $exists: true } };
const outboxOnly = { projection: { v: 1, outbox: 1 } };

/** Outboxes in the store. Changes are pipeline updates, so every value is a `$literal`. */
export class StoredOutboxes implements Outboxes {
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
    const found = await collection
      .find(due, { projection: { _id: 1 }, sort: { outboxAt: 1 }, limit })
      .toArray();
    if (found.length === 0) return { documents: [], more: false };
    const ids = { $in: found.map(({ _id }) => _id) };
    await collection.updateMany({ ...due, _id: ids }, leaseOf(by, this.tuning.lease));
    const documents = await collection
      .find<DocumentWithOutbox>({ _id: ids, 'relay.by': by }, outboxOnly)
      .toArray();
    return { documents, more: found.length === limit };
  }

  async read(name: string, ids: readonly unknown[]): Promise<DocumentWithOutbox[]> {
    const filter = { ...pending, _id: { $in: ids as never[] } };
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
    return this.store.collection(name).countDocuments(pending, { limit: enough });
  }

  private async write(name: string, ids: readonly unknown[], pipeline: mongo.Document[]) {
    const filter = { ...pending, _id: { $in: ids as never[] } };
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
