import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import { mongo } from 'mongoose';
import { historyLimits, type HistoryEntry } from '../domain/access-history';

interface HistoryDocument {
  _id: string;
  own?: HistoryEntry[];
  refused?: HistoryEntry[];
  deleteAt: Date;
}
type Happened = Pick<HistoryEntry, 'what' | 'device'> & Partial<Pick<HistoryEntry, 'reason'>>;

const collection = 'access_history';
/** Two first entries of one person at once. */
const mostTries = 3;
const isDuplicate = (error: unknown) =>
  error instanceof mongo.MongoServerError && error.code === 11000;

/** One document for each user, whose newest entries it keeps. */
@Injectable()
export class MongoAccessHistory {
  constructor(private readonly aggregates: Aggregates) {
    aggregates.needIndexes(collection, [
      { name: 'deleteAt', key: { deleteAt: 1 }, expireAfterSeconds: 0 },
    ]);
  }

  async record(userId: string, happened: Happened): Promise<void> {
    await this.push(userId, happened, historyLimits.keptMs);
  }

  /** A try with an address that nobody has is written too, and goes soon: time must not tell who exists. */
  async recordRefusal(userId: string | undefined, device: string): Promise<void> {
    const refusal = { what: 'refused', device } as const;
    if (userId) await this.record(userId, refusal);
    else await this.push(`nobody ${randomUUID()}`, refusal, 0);
  }

  async of(userId: string): Promise<HistoryEntry[]> {
    const found = await this.documents.findOne({ _id: userId }, queryDeadline);
    return [...(found?.own ?? []), ...(found?.refused ?? [])];
  }

  private async push(_id: string, happened: Happened, keptMs: number): Promise<void> {
    const at = this.aggregates.clock.now();
    const entry = { id: randomUUID(), at, reason: null, ...happened };
    const list = happened.what === 'refused' ? 'refused' : 'own';
    const update = {
      $push: { [list]: { $each: [entry], $slice: -historyLimits[list] } },
      $max: { deleteAt: new Date(at.getTime() + keptMs) },
    } as mongo.UpdateFilter<HistoryDocument>;
    for (let tries = 1; ; tries += 1) {
      try {
        await this.documents.updateOne({ _id }, update, { upsert: true });
        return;
      } catch (error) {
        if (!isDuplicate(error) || tries === mostTries) throw error;
      }
    }
  }

  private get documents(): mongo.Collection<HistoryDocument> {
    return this.aggregates.collection<HistoryDocument>(collection);
  }
}
