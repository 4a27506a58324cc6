import { Injectable } from '@nestjs/common';
import { AggregateRepository, Aggregates, type Stored } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import { sessionLimits, type Session } from '../domain/session';

@Injectable()
export class MongoSessions extends AggregateRepository<Session> {
  constructor(private readonly store: Aggregates) {
    super(store, {
      collection: 'sessions',
      source: 'identity',
      indexes: [
        { name: 'secret', key: { secretHash: 1 }, unique: true },
        { name: 'user', key: { userId: 1, startedAt: -1 } },
        { name: 'deleteAt', key: { deleteAt: 1 }, expireAfterSeconds: 0 },
      ],
    });
  }

  async withSecret(secretHash: string): Promise<Stored<Session> | undefined> {
    const document = await this.collection.findOne({ secretHash }, queryDeadline);
    return document ? AggregateRepository.toStored<Session>(document) : undefined;
  }

  /**
   * Newest first, after the `skipped` newest ones; at most as many as a user may have. `openedWithout`: a version of
   * the password.
   */
  async liveOf(
    userId: string,
    { skipped = 0, openedWithout }: { skipped?: number; openedWithout?: number } = {},
  ): Promise<Stored<Session>[]> {
    const now = this.store.clock.now();
    const lastSeenAt = { $gt: new Date(now.getTime() - sessionLimits.idleMs) };
    const passwordVersion =
      openedWithout === undefined ? {} : { passwordVersion: { $ne: openedWithout } };
    const live = { userId, ended: null, endsAt: { $gt: now }, lastSeenAt, ...passwordVersion };
    const documents = await this.collection
      .find(live, queryDeadline)
      .sort({ startedAt: -1 })
      .skip(skipped)
      .limit(sessionLimits.perUser)
      .toArray();
    return documents.map(AggregateRepository.toStored<Session>);
  }

  /** Being seen is no change of the session: it has no version and causes nothing. */
  async touch(id: string, now: Date): Promise<void> {
    await this.collection.updateOne({ _id: id, ended: null } as object, {
      $set: { lastSeenAt: now },
    });
  }
}
