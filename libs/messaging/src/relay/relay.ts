import { Logger } from '@nestjs/common';
import { reasonOf } from '../broker/broker-connection';
import type { Admission } from './admission';
import type { DocumentPublications } from './document-publications';
import type { OutboxBookkeeping } from './outbox-bookkeeping';
import type { EventDelivery } from './event-delivery';
import type { OutboxPoll } from './outbox-poll';
import type { DocumentWithOutbox, Outboxes } from './outboxes';
import type { Repetition } from './repetition';

export interface RelayWorkings {
  readonly outboxes: Outboxes;
  /** That the relay looks after. */
  readonly collections: Set<string>;
  readonly publications: DocumentPublications;
  readonly bookkeeping: OutboxBookkeeping;
  readonly poll: OutboxPoll;
  /** The poll among them. */
  readonly repetitions: readonly Repetition[];
  readonly delivery: EventDelivery;
  readonly admission: Admission;
  readonly canPublish: () => boolean;
}

/**
 * Brings recorded events to the broker: at once through the bell, otherwise through the poll. A crash anywhere
 * publishes the same event again; it never loses one.
 */
export class Relay {
  private readonly logger = new Logger(Relay.name);
  private ringing = new Set<Promise<void>>();

  constructor(private readonly parts: RelayWorkings) {}

  /** Refuses people's commands in overload. */
  get admission(): Admission {
    return this.parts.admission;
  }

  /** That it looks after. */
  get collections(): ReadonlySet<string> {
    return this.parts.collections;
  }

  /** What went to the broker and what could not. */
  get delivery(): EventDelivery {
    return this.parts.delivery;
  }

  /** The poll also looks into this collection; its documents need `outbox`, `outboxAt` and the `outboxIndex`. */
  watch(collection: string): void {
    this.parts.collections.add(collection);
  }

  /** The bell: publishes the whole outbox of a document as a write returned it. */
  publish(collection: string, document: DocumentWithOutbox): void {
    const { publications, canPublish } = this.parts;
    if (!document.outbox?.length || publications.crowded || !canPublish()) return;
    void publications.submit(collection, document);
  }

  /** The bell for writers that do not have the document: reads it first. */
  ring(collection: string, ids: readonly unknown[]): void {
    if (ids.length === 0 || !this.parts.canPublish()) return;
    const ringing = this.readAndPublish(collection, ids)
      .catch((error: unknown) => this.logger.warn(`The bell was not heard: ${reasonOf(error)}`))
      .finally(() => this.ringing.delete(ringing));
    this.ringing.add(ringing);
  }

  start(): void {
    for (const repetition of this.parts.repetitions) repetition.start();
  }

  /** Publishes a batch of what is due in every collection. Answers whether more may be due. */
  look(): Promise<boolean> {
    return this.parts.poll.pass();
  }

  /** One last look, a batch of every collection, then waits until everything under way is answered and written down. */
  async stop(): Promise<void> {
    const { repetitions, publications, bookkeeping } = this.parts;
    await Promise.all(repetitions.map((repetition) => repetition.stop()));
    await this.look().catch(() => undefined);
    await Promise.all(this.ringing);
    await publications.settled();
    await bookkeeping.settled();
  }

  private async readAndPublish(collection: string, ids: readonly unknown[]): Promise<void> {
    const documents = await this.parts.outboxes.read(collection, ids);
    for (const document of documents) this.publish(collection, document);
  }
}
