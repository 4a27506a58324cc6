import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Aggregates, ensureIndexes } from '@secop/messaging';
import { mongo } from 'mongoose';

export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}
/** Where one subject stands in the present window. */
export interface Count {
  readonly within: boolean;
  readonly retryAfterSeconds: number;
}

interface Counter {
  _id: string;
  count: number;
  deleteAt: Date;
}
const duplicate = (error: unknown) =>
  error instanceof mongo.MongoServerError && error.code === 11000;

/** Counts per subject and window, kept in the store so that they hold for all replicas. Subjects are stored hashed. */
@Injectable()
export class CountedLimits implements OnModuleInit {
  constructor(private readonly aggregates: Aggregates) {}

  async onModuleInit(): Promise<void> {
    await ensureIndexes(this.counters as unknown as mongo.Collection, [
      { name: 'deleteAt', key: { deleteAt: 1 }, expireAfterSeconds: 0 },
    ]);
  }

  /** Counts one and says whether it is still within the limit. */
  async take(limit: Limit, subject: string): Promise<Count> {
    const window = this.window(limit, subject);
    const change = { $inc: { count: 1 }, $setOnInsert: { deleteAt: window.deleteAt } };
    const options = { upsert: true, returnDocument: 'after' } as const;
    const increment = () => this.counters.findOneAndUpdate({ _id: window.id }, change, options);
    // Two first ones at once: the second insert is refused, and finds the counter.
    const counter = await increment().catch((error: unknown) => {
      if (!duplicate(error)) throw error;
      return increment();
    });
    return { within: (counter?.count ?? 1) <= limit.most, ...window };
  }

  /** Looks without counting. */
  async look(limit: Limit, subject: string): Promise<Count> {
    const window = this.window(limit, subject);
    const counter = await this.counters.findOne({ _id: window.id });
    return { within: (counter?.count ?? 0) < limit.most, ...window };
  }

  /** Takes one back: what was counted did not take place. */
  async giveBack(limit: Limit, subject: string): Promise<void> {
    await this.counters.updateOne({ _id: this.window(limit, subject).id }, { $inc: { count: -1 } });
  }

  async forget(limit: Limit, subject: string): Promise<void> {
    await this.counters.deleteOne({ _id: this.window(limit, subject).id });
  }

  private window({ name, windowMs }: Limit, subject: string) {
    const now = this.aggregates.clock.now().getTime();
    const number = Math.floor(now / windowMs);
    const end = (number + 1) * windowMs;
    return {
      id: createHash('sha256').update(`${name}\n${number}\n${subject}`).digest('base64url'),
      retryAfterSeconds: Math.ceil((end - now) / 1000),
      deleteAt: new Date(end + windowMs),
    };
  }

  private get counters(): mongo.Collection<Counter> {
    return this.aggregates.collection<Counter>('counters');
  }
}
