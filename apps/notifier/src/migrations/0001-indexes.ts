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
    await makeIndexes('deliveries', [
      { name: 'state_dueAt', key: { state: 1, dueAt: 1 } },
      { name: 'recipient_state', key: { recipient: 1, state: 1 } },
      outbox,
    ]);
  },
};
