import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { reasonOf } from '../broker/broker-connection';
import type { Store } from '../store/store';
import type { StoreClock } from '../store/store-clock';
import type { StoreHealth } from '../store/store-health';
import { isStoreFailure } from '../store/store-errors';
import { pause, withJitter } from '../timing';
import type { Tuning } from '../tuning';
import type { Admission } from './admission';
import type { DocumentPublications, DocumentWithOutbox } from './document-publications';

const batchSize = 100;

export interface OutboxPollParts {
  readonly store: Store;
  readonly clock: StoreClock;
  readonly health: StoreHealth;
  readonly publications: DocumentPublications;
  readonly admission: Admission;
  readonly canPublish: () => boolean;
  readonly tuning: Tuning;
}

/** Finds due outboxes, whoever wrote them, and publishes them under a lease by the store's clock. */
export class OutboxPoll {
  private readonly logger = new Logger(OutboxPoll.name);
  private readonly by = randomUUID();
  private readonly stopping = new AbortController();
  private readonly collections = new Set<string>();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: OutboxPollParts) {}

  watch(collection: string): void {
    this.collections.add(collection);
  }

  start(): void {
    this.running ??= this.repeat();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Looks once at every collection. */
  async pass(): Promise<void> {
    let pending = 0;
    for (const name of this.collections) {
      const collection = this.parts.store.collection(name);
      while (this.parts.canPublish() && (await this.publishDue(name, collection))) continue;
      pending += await collection.countDocuments(
        { outboxAt: { $exists: true } },
        { limit: this.parts.admission.enough },
      );
    }
    this.parts.admission.counted(pending);
  }

  private async repeat(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      if (this.parts.health.up)
        await this.pass().catch(async (error: unknown) => {
          const down = isStoreFailure(error) && (await this.parts.health.suspect());
          if (!down) this.logger.warn(`The poll of the outboxes failed: ${reasonOf(error)}`);
        });
      await pause(withJitter(this.parts.tuning.pollInterval), signal);
    }
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
