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
    await makeIndexes('access_requests', [
      { name: 'reference', key: { reference: 1 }, unique: true },
      {
        name: 'open-per-account',
        key: { userId: 1, accountId: 1 },
        unique: true,
        partialFilterExpression: { open: true },
      },
      {
        name: 'open-slots',
        key: { userId: 1, slot: 1 },
        unique: true,
        partialFilterExpression: { open: true },
      },
      { name: 'requested', key: { userId: 1, submittedAt: -1, _id: -1 } },
      { name: 'received', key: { accountId: 1, status: 1, submittedAt: 1, _id: 1 } },
      {
        name: 'due',
        key: { status: 1, dueAt: 1 },
        partialFilterExpression: { dueAt: { $exists: true } },
      },
      outbox,
    ]);
  },
};
