import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Delivery } from './delivery';
import { Journal, type DeliveryDocument } from './journal';
import { heldBy, leaseEnd, newLease, type Lease } from './lease';

/** Taken so often without an outcome, a row may be what kills its senders. */
const suspicious = 3;

/** Was this row taken alone, because it may kill its sender? */
export const isSuspect = ({ leases }: Delivery): boolean => leases > suspicious;

/** A row that this process alone may work on, as long as it renews the lease. */
export type LeasedDelivery = Delivery & { readonly lease: string };

/** Rows that were taken together have the same token. */
export const attemptOf = ({ _id, lease }: Delivery) => `${_id} ${lease}`;

/** Who works on which row. All times are the store's, so a wrong clock here moves no lease. */
@Injectable()
export class Leases {
  constructor(private readonly journal: Journal) {}

  /** For rows that are not written yet. */
  begin(): Lease {
    return newLease(this.journal.now());
  }

  /** New rows whose ids are known, without looking for others. One row costs one round trip. */
  async take(ids: readonly string[]): Promise<LeasedDelivery[]> {
    const [id, ...more] = ids;
    if (id === undefined) return [];
    if (more.length > 0) return this.lease({ _id: { $in: [...ids] }, state: 'pending' });
    const row = await this.journal.rows.findOneAndUpdate(
      { _id: id, state: 'pending' },
      taking(this.begin()),
      { returnDocument: 'after' },
    );
    return row ? [row as LeasedDelivery] : [];
  }

  /**
   * Rows whose turn it is: those that a sender lost or doubts first, then the others in their order. A suspicious row
   * comes when there are no others, and alone: it takes nobody with it, and who is innocent is soon cleared.
   * `admit` says how many of those that were found can be sent now.
   */
  async takeDue(
    limit: number,
    admit = (found: number) => Promise.resolve(found),
  ): Promise<LeasedDelivery[]> {
    const now = this.journal.now();
    const due = { dueAt: { $lte: now }, leases: { $not: { $gte: suspicious } } };
    const lost = await this.due(['leased', 'in-doubt'], due, limit);
    const others =
      lost.length < limit ? await this.due(['pending', 'retry'], due, limit - lost.length) : [];
    const ids = [...lost, ...others];
    if (ids.length === 0) {
      const suspect = { ...due, leases: { $gte: suspicious } };
      ids.push(...(await this.due(['leased', 'in-doubt'], suspect, 1)));
    }
    const admitted = ids.length > 0 ? ids.slice(0, await admit(ids.length)) : [];
    if (admitted.length === 0) return [];
    return this.lease({
      _id: { $in: admitted },
      state: { $in: ['leased', 'in-doubt', 'pending', 'retry'] },
      dueAt: { $lte: now },
    });
  }

  /** Rows whose sender vanished after it had asked to finish: nobody knows whether they were accepted. */
  async abandonedWhileFinalizing(limit: number): Promise<LeasedDelivery[]> {
    return this.journal.rows
      .find<LeasedDelivery>({ state: 'finalizing', dueAt: { $lte: this.journal.now() } })
      .limit(limit)
      .toArray();
  }

  async renew(rows: readonly LeasedDelivery[]): Promise<void> {
    await this.journal.rows.updateMany(
      {
        _id: { $in: rows.map(({ _id }) => _id) },
        lease: { $in: [...new Set(rows.map(({ lease }) => lease))] },
        state: { $in: ['leased', 'finalizing'] },
      },
      { $set: { dueAt: this.end() } },
    );
  }

  /** Durable once it resolves. Rejects if the lease is not ours any more: then the mail must not be finished. */
  async finalizing(row: LeasedDelivery): Promise<LeasedDelivery> {
    const ours = await this.journal.change(
      { _id: row._id, v: row.v, lease: row.lease, state: 'leased' },
      { $set: { state: 'finalizing', dueAt: this.end() } },
    );
    if (!ours) throw new LeaseLost();
    return { ...row, v: row.v + 1, state: 'finalizing' };
  }

  /** As it is now, or nothing if the lease is not ours any more. */
  async held({ _id, lease }: LeasedDelivery): Promise<LeasedDelivery | undefined> {
    const state = { $in: ['leased', 'finalizing'] as const };
    return (await this.journal.rows.findOne<LeasedDelivery>({ _id, lease, state })) ?? undefined;
  }

  private async due(
    states: readonly Delivery['state'][],
    due: mongo.Filter<DeliveryDocument>,
    limit: number,
  ): Promise<string[]> {
    const found = await this.journal.rows
      .find({ state: { $in: [...states] }, ...due }, { projection: { _id: 1 } })
      .sort({ dueAt: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** One update for all of them; who has the token has the row. */
  private async lease(free: mongo.Filter<DeliveryDocument>): Promise<LeasedDelivery[]> {
    const lease = this.begin();
    const { modifiedCount } = await this.journal.rows.updateMany(free, taking(lease));
    if (modifiedCount === 0) return [];
    return this.journal.rows.find<LeasedDelivery>({ _id: free._id, lease: lease.token }).toArray();
  }

  private end(): Date {
    return leaseEnd(this.journal.now());
  }
}

const taking = (lease: Lease) => ({ $set: heldBy(lease), $inc: { v: 1, leases: 1 } });

/** Another sender has the row: this one slept past its lease. */
export class LeaseLost extends Error {
  constructor() {
    super('The lease of the delivery is lost');
    this.name = 'LeaseLost';
  }
}
