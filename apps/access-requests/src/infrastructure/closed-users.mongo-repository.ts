import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import { ClosedUsers } from '../domain/closed-users';

/** Tombstones are kept for good: an old event may be redelivered at any time. */
@Injectable()
export class MongoClosedUsers implements ClosedUsers {
  constructor(private readonly aggregates: Aggregates) {}

  async has(userId: string): Promise<boolean> {
    return (await this.tombstones.findOne({ _id: userId }, queryDeadline)) !== null;
  }

  async add(userId: string): Promise<void> {
    const closedAt = this.aggregates.clock.now();
    await this.tombstones.updateOne(
      { _id: userId },
      { $setOnInsert: { closedAt } },
      { upsert: true },
    );
  }

  private get tombstones() {
    return this.aggregates.collection<{ _id: string; closedAt: Date }>('closed_users');
  }
}
