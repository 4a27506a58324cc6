import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { Aggregates } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import { mongo } from 'mongoose';
import { config, type Config } from '../../config';

/** What one person registered within the window that began with the first. */
interface Registrations {
  readonly _id: string;
  readonly accounts: readonly string[];
  readonly until: Date;
}

const collection = 'registrations';
const windowMs = 24 * 3_600_000;

/**
 * How many accounts a person may register in a day: nobody takes the names of others in bulk. The ids are counted,
 * not the tries, so that a repeated command counts once, also when it arrives many times at the same moment.
 */
@Injectable()
export class RegistrationLimit {
  private readonly most: number;

  constructor(
    private readonly aggregates: Aggregates,
    @Inject(config) { REGISTRATIONS_PER_PERSON }: Config,
  ) {
    this.most = REGISTRATIONS_PER_PERSON;
    aggregates.needIndexes(collection, [
      { name: 'until', key: { until: 1 }, expireAfterSeconds: 0 },
    ]);
  }

  /** Counts this account before it is written; refuses with `request.rate-limited`. */
  async take(userId: string, accountId: string): Promise<void> {
    const now = this.aggregates.clock.now();
    // Twice: the window of another first one may have begun in between.
    for (let tries = 0; tries < 2; tries += 1) {
      if (await this.add(userId, accountId, now)) return;
      if (await this.begin(userId, accountId, now)) return;
    }
    const window = await this.collection.findOne({ _id: userId }, queryDeadline);
    const left = (window?.until.getTime() ?? 0) - now.getTime();
    const retryAfterSeconds = Math.max(1, Math.ceil(left / 1_000));
    throw new DomainError('rate-limited', 'request.rate-limited', { retryAfterSeconds });
  }

  /** It was not written after all. */
  async giveBack(userId: string, accountId: string): Promise<void> {
    await this.collection.updateOne({ _id: userId }, { $pull: { accounts: accountId } });
  }

  private async add(userId: string, accountId: string, now: Date): Promise<boolean> {
    const counted = { accounts: accountId };
    const hasRoom = { [`accounts.${this.most - 1}`]: { $exists: false } };
    const { matchedCount } = await this.collection.updateOne(
      { _id: userId, until: { $gt: now }, $or: [counted, hasRoom] },
      { $addToSet: counted },
    );
    return matchedCount > 0;
  }

  /** Clears a window that is over away and begins the next; `false`: there is one already. */
  private async begin(userId: string, accountId: string, now: Date): Promise<boolean> {
    await this.collection.deleteOne({ _id: userId, until: { $lte: now } });
    const until = new Date(now.getTime() + windowMs);
    try {
      await this.collection.insertOne({ _id: userId, accounts: [accountId], until });
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === 11000) return false;
      throw error;
    }
  }

  private get collection(): mongo.Collection<Registrations> {
    return this.aggregates.collection<Registrations>(collection);
  }
}
