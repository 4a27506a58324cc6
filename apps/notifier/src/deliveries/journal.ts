import { Injectable } from '@nestjs/common';
import type { EventContract, EventToRecord } from '@secop/contracts';
import { Aggregates, currentTrace, outboxEntries, type OutboxEntry } from '@secop/messaging';
import { mongo } from 'mongoose';
import type { Notification } from '../emails/email';
import type { Delivery } from './delivery';
import { heldBy, type Lease } from './lease';
import { deliveryIdOf, type NotificationKey } from './notification-key';

export const deliveriesCollection = 'deliveries';

/** With what the relay needs beside it. */
export type DeliveryDocument = Delivery & { outbox?: OutboxEntry[]; outboxAt?: Date };

const indexes: mongo.IndexDescription[] = [
  /** Whose turn it is; what an operator lists. */
  { name: 'state_dueAt', key: { state: 1, dueAt: 1 } },
  /** What a closed user will not receive. */
  { name: 'recipient_state', key: { recipient: 1, state: 1 } },
];
type Update = mongo.UpdateFilter<DeliveryDocument>;

const bellDeadline = 2_000;
const duplicateKey = 11_000;

/** The delivery journal: one row per notification key, for good. */
@Injectable()
export class Journal {
  constructor(private readonly aggregates: Aggregates) {
    aggregates.register(deliveriesCollection, indexes);
  }

  get rows(): mongo.Collection<DeliveryDocument> {
    return this.aggregates.collection<DeliveryDocument>(deliveriesCollection);
  }

  now(): Date {
    return this.aggregates.clock.now();
  }

  /** Writes the rows that are not there yet, and returns these; with a lease they are in its holder's hands. */
  async record(
    template: string,
    notifications: readonly Notification<object>[],
    lease?: Lease,
  ): Promise<Delivery[]> {
    if (notifications.length === 0) return [];
    const now = this.now();
    const trace = currentTrace();
    const rows = notifications.map((notification) => ({
      _id: deliveryIdOf({ template, ...notification }),
      v: 1,
      template,
      ...notification,
      trace,
      createdAt: now,
      ...(lease ? heldBy(lease) : { state: 'pending' as const, dueAt: now }),
      leases: lease ? 1 : 0,
      attempts: 0,
      retries: 0,
      waits: 0,
      doubts: 0,
    }));
    const known = await this.rows.insertMany(rows, { ordered: false }).then(
      () => new Set<string>(),
      (error: unknown) => duplicatesIn(error, rows),
    );
    return rows.filter(({ _id }) => !known.has(_id));
  }

  /** The first of these notifications that was ever wanted. */
  async firstOf(keys: readonly NotificationKey[]): Promise<Delivery | undefined> {
    if (keys.length === 0) return undefined;
    const ids = keys.map(deliveryIdOf);
    return (await this.rows.findOne({ _id: { $in: ids } })) ?? undefined;
  }

  async find(id: string): Promise<Delivery | undefined> {
    return (await this.rows.findOne({ _id: id })) ?? undefined;
  }

  /**
   * One write of one row: the new state, the next version, and the events that it causes. Published at once.
   * Answers whether the row was still as the filter says: the fence of every holder of a lease.
   */
  async change(
    filter: mongo.Filter<DeliveryDocument> & { _id: string; v: number },
    update: { $set: Partial<DeliveryDocument>; $unset?: object; $inc?: object },
    event?: EventToRecord<EventContract>,
  ): Promise<boolean> {
    const now = this.now();
    const version = filter.v + 1;
    const entries = event
      ? outboxEntries([event], { subject: filter._id, version, now, source: 'notifier' })
      : [];
    const $inc = { ...update.$inc, v: 1 };
    if (entries.length === 0) {
      const { modifiedCount } = await this.rows.updateOne(filter, { ...update, $inc } as Update);
      return modifiedCount === 1;
    }
    const recorded = {
      ...update,
      $inc,
      $push: { outbox: { $each: entries } },
      $min: { outboxAt: new Date(now.getTime() + bellDeadline) },
    };
    const written = await this.rows.findOneAndUpdate(filter, recorded as Update, {
      returnDocument: 'after',
      projection: { v: 1, outbox: 1 },
    });
    if (written) this.aggregates.relay.publish(deliveriesCollection, written);
    return written !== null;
  }
}

function duplicatesIn(error: unknown, rows: readonly { _id: string }[]): Set<string> {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const errors = [error.writeErrors].flat();
  if (errors.length === 0 || errors.some(({ code }) => code !== duplicateKey)) throw error;
  return new Set(errors.map(({ index }) => rows[index]!._id));
}
