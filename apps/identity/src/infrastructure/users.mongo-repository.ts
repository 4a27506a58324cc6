import { Injectable } from '@nestjs/common';
import { AggregateRepository, Aggregates, type Stored } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import type { ActiveUser, User } from '../domain/user';

/** One active user per address. A closed user's address is free again. */
export const oneUserPerAddress = 'email';

@Injectable()
export class MongoUsers extends AggregateRepository<User> {
  constructor(aggregates: Aggregates) {
    super(aggregates, {
      collection: 'users',
      source: 'identity',
      indexes: [
        {
          name: oneUserPerAddress,
          key: { email: 1 },
          unique: true,
          partialFilterExpression: { status: 'active' },
        },
      ],
    });
  }

  async activeWith(email: string): Promise<Stored<ActiveUser> | undefined> {
    const document = await this.collection.findOne({ email, status: 'active' }, queryDeadline);
    return document ? AggregateRepository.toStored<ActiveUser>(document) : undefined;
  }

  /** Closed ones too: what they did keeps their name. */
  async withIds(ids: readonly string[]): Promise<Stored<User>[]> {
    const filter = { _id: { $in: [...ids] } } as object;
    const documents = await this.collection.find(filter, queryDeadline).toArray();
    return documents.map(AggregateRepository.toStored<User>);
  }
}
