import { Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { reasonOf } from '../broker/broker-connection';
import type { Store } from '../store/store';
import type { Backoff } from '../timing';

const batchDelay = 5;
const batchSize = 100;

interface Batch {
  readonly removed: { documents: Set<unknown>; entries: Set<string> };
  readonly postponed: Set<unknown>;
}

/**
 * Writes down what became of outboxes, in batches (5 ms or 100 ids): one update for everything confirmed, one for
 * everything that failed. Pipeline updates, so every value is a `$literal`.
 */
export class OutboxBookkeeping {
  private readonly logger = new Logger(OutboxBookkeeping.name);
  private readonly batches = new Map<string, Batch>();
  private readonly writing = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Store,
    private readonly backoff: Backoff,
  ) {}

  /** Confirmed; without an entry: the outbox was found empty. */
  remove(collection: string, id: unknown, entry: string | undefined): void {
    const { removed } = this.batchOf(collection);
    removed.documents.add(id);
    if (entry !== undefined) removed.entries.add(entry);
    if (removed.entries.size >= batchSize || removed.documents.size >= batchSize) this.flush();
  }

  /** Failed: the poll looks at this document later, and later still after every failure. */
  postpone(collection: string, id: unknown): void {
    this.batchOf(collection).postponed.add(id);
  }

  async settled(): Promise<void> {
    this.flush();
    await Promise.all(this.writing);
  }

  private batchOf(collection: string): Batch {
    const batch = this.batches.get(collection) ?? {
      removed: { documents: new Set(), entries: new Set() },
      postponed: new Set(),
    };
    this.batches.set(collection, batch);
    this.timer ??= setTimeout(() => this.flush(), batchDelay);
    return batch;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const [collection, { removed, postponed }] of this.batches) {
      const documents = [...removed.documents];
      if (documents.length > 0) {
        this.write(collection, documents, removalOf([...removed.entries]));
      }
      if (postponed.size > 0) this.write(collection, [...postponed], postponementOf(this.backoff));
    }
    this.batches.clear();
  }

  /** A failure costs nothing but another publication: the entries are still there, the poll finds them. */
  private write(collection: string, ids: unknown[], pipeline: mongo.Document[]): void {
    const filter: mongo.Filter<mongo.Document> = {
      _id: { $in: ids as never[] },
      outboxAt: { $exists: true },
    };
    const done = this.store
      .collection(collection)
      .updateMany(filter, pipeline)
      .then(
        () => undefined,
        (error: unknown) => {
          this.logger.warn(`The outboxes in ${collection} were not updated: ${reasonOf(error)}`);
        },
      )
      .finally(() => this.writing.delete(done));
    this.writing.add(done);
  }
}

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
