import { Injectable } from '@nestjs/common';
import { AggregateRepository, Aggregates, type Stored } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import type {
  AddressTakenAttempt,
  OpenAttempt,
  RegistrationAttempt,
} from '../domain/registration-attempt';

/** Several attempts for one address may be open: nobody can block or take over another person's. */
@Injectable()
export class MongoRegistrationAttempts extends AggregateRepository<RegistrationAttempt> {
  constructor(private readonly store: Aggregates) {
    super(store, {
      collection: 'registration_attempts',
      source: 'identity',
      indexes: [
        { name: 'holder', key: { holderHash: 1 }, unique: true },
        { name: 'email', key: { email: 1, startedAt: -1 } },
        { name: 'deleteAt', key: { deleteAt: 1 }, expireAfterSeconds: 0 },
      ],
    });
  }

  /** The attempt that this browser started for this address, while it lasts. */
  heldBy(holderHash: string, email: string): Promise<Stored<RegistrationAttempt> | undefined> {
    return this.first({ holderHash, email, closesAt: { $gt: this.store.clock.now() } });
  }

  newestOpen(email: string): Promise<Stored<OpenAttempt> | undefined> {
    return this.first({ email, status: 'open', closesAt: { $gt: this.store.clock.now() } });
  }

  /** Whether or not the address has a user. */
  newestUnverified(email: string): Promise<Stored<OpenAttempt | AddressTakenAttempt> | undefined> {
    const status = { $in: ['open', 'address-taken'] };
    return this.first({ email, status, closesAt: { $gt: this.store.clock.now() } });
  }

  /** The open attempt for this address to which this code was sent. */
  withCode(email: string, hashes: string[]): Promise<Stored<OpenAttempt> | undefined> {
    const now = this.store.clock.now();
    const codes = { $elemMatch: { hash: { $in: hashes }, expiresAt: { $gt: now } } };
    return this.first({ email, status: 'open', codes });
  }

  private async first<State extends RegistrationAttempt>(
    filter: object,
  ): Promise<Stored<State> | undefined> {
    const document = await this.collection.findOne(filter, {
      ...queryDeadline,
      sort: { startedAt: -1 },
    });
    return document ? AggregateRepository.toStored<State>(document) : undefined;
  }
}
