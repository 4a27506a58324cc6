import { Injectable } from '@nestjs/common';
import { AggregateRepository, Aggregates, type Stored } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import type { PasswordReset } from '../domain/password-reset';

@Injectable()
export class MongoPasswordResets extends AggregateRepository<PasswordReset> {
  constructor(aggregates: Aggregates) {
    super(aggregates, {
      collection: 'password_resets',
      source: 'identity',
      indexes: [
        { name: 'token', key: { tokenHash: 1 }, unique: true },
        { name: 'deleteAt', key: { deleteAt: 1 }, expireAfterSeconds: 0 },
      ],
    });
  }

  async withToken(tokenHash: string): Promise<Stored<PasswordReset> | undefined> {
    const document = await this.collection.findOne({ tokenHash }, queryDeadline);
    return document ? AggregateRepository.toStored<PasswordReset>(document) : undefined;
  }
}
