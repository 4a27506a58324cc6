import { Logger } from '@nestjs/common';
import { reasonOf } from '../broker/broker-connection';
import type { Outboxes } from './outboxes';

/**
 * Milliseconds. Nobody waits for a removal, and one update for many costs little more than for one; what a crash
 * leaves in that time is published twice.
 */
export const batchDelay = 200;
const batchSize = 100;

interface Batch {
  readonly removed: { documents: Set<unknown>; entries: Set<string> };
  readonly postponed: Set<unknown>;
}

/**
 * Writes down what became of outboxes, in batches (200 ms or 100 ids): one update for everything confirmed, one for
 * everything that failed.
 */
export class OutboxBookkeeping {
  private readonly logger = new Logger(OutboxBookkeeping.name);
  private readonly batches = new Map<string, Batch>();
  private readonly writing = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  /** `beforeRemoval`: what has to be on its way before the store forgets an event. */
  constructor(
    private readonly outboxes: Outboxes,
    private readonly beforeRemoval: () => void,
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
    this.beforeRemoval();
    for (const [collection, { removed, postponed }] of this.batches) {
      const documents = [...removed.documents];
      if (documents.length > 0) {
        this.write(collection, this.outboxes.remove(collection, documents, [...removed.entries]));
      }
      if (postponed.size > 0) {
        this.write(collection, this.outboxes.postpone(collection, [...postponed]));
      }
    }
    this.batches.clear();
  }

  /** A failure costs nothing but another publication: the entries are still there, the poll finds them. */
  private write(collection: string, update: Promise<void>): void {
    const done = update
      .catch((error: unknown) => {
        this.logger.warn(`The outboxes in ${collection} were not updated: ${reasonOf(error)}`);
      })
      .finally(() => this.writing.delete(done));
    this.writing.add(done);
  }
}
