import type { Migration } from '@secop/platform';

const outbox = {
  name: 'outbox',
  key: { outboxAt: 1 },
  partialFilterExpression: { outboxAt: { $exists: true } },
};

/** The indexes of the first release. */
export const indexes: Migration = {
  version: 1,
  name: 'indexes',
  async up({ makeIndexes }) {
    await makeIndexes('users', [
      {
        name: 'email',
        key: { email: 1 },
        unique: true,
        partialFilterExpression: { status: 'active' },
      },
      outbox,
    ]);
    await makeIndexes('sessions', [
      { name: 'secret', key: { secretHash: 1 }, unique: true },
      { name: 'user', key: { userId: 1, startedAt: -1 } },
      { name: 'deleteAt', key: { deleteAt: 1 }, expireAfterSeconds: 0 },
      outbox,
    ]);
    await makeIndexes('registration_attempts', [
      { name: 'holder', key: { holderHash: 1 }, unique: true },
      { name: 'email', key: { email: 1, startedAt: -1 } },
      { name: 'deleteAt', key: { deleteAt: 1 }, expireAfterSeconds: 0 },
      outbox,
    ]);
    await makeIndexes('password_resets', [
      { name: 'token', key: { tokenHash: 1 }, unique: true },
      { name: 'deleteAt', key: { deleteAt: 1 }, expireAfterSeconds: 0 },
      outbox,
    ]);
    await makeIndexes('access_history', [
      { name: 'deleteAt', key: { deleteAt: 1 }, expireAfterSeconds: 0 },
    ]);
    await makeIndexes('counters', [{ name: 'until', key: { until: 1 }, expireAfterSeconds: 0 }]);
  },
};
