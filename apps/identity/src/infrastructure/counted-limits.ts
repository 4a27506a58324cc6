import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { Aggregates } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import { mongo } from 'mongoose';

export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}
/** Where one subject stands in the present window. */
export interface Count {
  readonly count: number;
  readonly within: boolean;
  readonly retryAfterSeconds: number;
}

/** Tells the time to wait; nothing for limits of an address, which answer as if they were none. */
export const rateLimited = ({ retryAfterSeconds }: Count) =>
  new DomainError('rate-limited', 'request.rate-limited', { retryAfterSeconds });

interface Counter {
  _id: string;
  count: number;
  /** End of the window, which starts with the first one counted. */
  until: Date;
}
const collection = 'counters';
/** Enough for an old window to be cleared away and for two first ones at once. */
const mostTries = 5;
const isDuplicate = (error: unknown) =>
  error instanceof mongo.MongoServerError && error.code === 11000;

/** Counts per subject and window, kept in the store so that they hold for all replicas. Subjects are stored hashed. */
@Injectable()
export class CountedLimits {
  constructor(private readonly aggregates: Aggregates) {
    aggregates.needIndexes(collection, [
      { name: 'until', key: { until: 1 }, expireAfterSeconds: 0 },
    ]);
  }

  /** Counts one and says whether it is still within the limit. */
  async take(limit: Limit, subject: string): Promise<Count> {
    const _id = idOf(limit, subject);
    for (let tries = 0; tries < mostTries; tries += 1) {
      const now = this.aggregates.clock.now();
      const counter = (await this.increment(_id, now)) ?? (await this.begin(_id, now, limit));
      if (counter) return standing(counter.count <= limit.most, counter, now);
    }
    throw new DomainError('unavailable', 'command.contended');
  }

  /** Looks without counting. */
  async look(limit: Limit, subject: string): Promise<Count> {
    const now = this.aggregates.clock.now();
    const counter = await this.counters.findOne({ _id: idOf(limit, subject) }, queryDeadline);
    if (!counter || counter.until <= now) return { count: 0, within: true, retryAfterSeconds: 0 };
    return standing(counter.count < limit.most, counter, now);
  }

  /** Takes one back: what was counted did not take place. */
  async giveBack(limit: Limit, subject: string): Promise<void> {
    const filter = { _id: idOf(limit, subject), count: { $gt: 0 } };
    await this.counters.updateOne(filter, { $inc: { count: -1 } });
  }

  private increment(_id: string, now: Date): Promise<Counter | null> {
    return this.counters.findOneAndUpdate(
      { _id, until: { $gt: now } },
      { $inc: { count: 1 } },
      { returnDocument: 'after' },
    );
  }

  /** Clears a window that is over away and begins the next; `undefined`: another first one was faster. */
  private async begin(_id: string, now: Date, { windowMs }: Limit): Promise<Counter | undefined> {
    await this.counters.deleteOne({ _id, until: { $lte: now } });
    const counter = { _id, count: 1, until: new Date(now.getTime() + windowMs) };
    try {
      await this.counters.insertOne(counter);
      return counter;
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  private get counters(): mongo.Collection<Counter> {
    return this.aggregates.collection<Counter>(collection);
  }
}

const idOf = ({ name }: Limit, subject: string) =>
  createHash('sha256').update(`${name}\n${subject}`).digest('base64url');

const standing = (within: boolean, { count, until }: Counter, now: Date): Count => ({
  count,
  within,
  retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000),
});
