import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';

/**
 * Tombstones, kept for good. Whoever gives a person a membership reads the person's before the write and again
 * after it, and whoever ends memberships writes it first: so one of the two always sees the other.
 */
@Injectable()
export class ClosedUsers {
  constructor(private readonly aggregates: Aggregates) {}

  async add(userId: string): Promise<void> {
    await this.collection.updateOne(
      { _id: userId },
      { $setOnInsert: { at: this.aggregates.clock.now() } },
      { upsert: true },
    );
  }

  async has(userId: string): Promise<boolean> {
    return (await this.collection.findOne({ _id: userId })) !== null;
  }

  private get collection() {
    return this.aggregates.collection<{ _id: string; at: Date }>('closed_users');
  }
}
