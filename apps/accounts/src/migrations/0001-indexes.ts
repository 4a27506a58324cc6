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
    await makeIndexes('accounts', [
      { name: 'member', key: { 'members.userId': 1 } },
      {
        name: 'claim',
        key: { claim: 1 },
        unique: true,
        partialFilterExpression: { claim: { $exists: true } },
      },
      {
        name: 'code',
        key: { code: 1 },
        unique: true,
        partialFilterExpression: { registeredBy: { $exists: true } },
      },
      outbox,
    ]);
    await makeIndexes('directory_entries', [{ name: 'keys', key: { keys: 1 } }]);
    await makeIndexes('directory_words', [{ name: 'deletions', key: { deletions: 1 } }]);
    await makeIndexes('registrations', [
      { name: 'until', key: { until: 1 }, expireAfterSeconds: 0 },
    ]);
  },
};
