import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import mongoose, { type mongo } from 'mongoose';
import { accessRequestIndexes, accessRequestQueries, type Query } from './access-request-queries';

/** Names of the indexes that a plan reads: MongoDB's plans and DocumentDB's. A scan of everything has none. */
function indexesIn(plan: unknown): string[] {
  if (plan === null || typeof plan !== 'object') return [];
  if (Array.isArray(plan)) return plan.flatMap(indexesIn);
  return Object.entries(plan).flatMap(([key, value]) => {
    if (key === 'rejectedPlans' || key === 'IndexCosts') return [];
    return key === 'indexName' && typeof value === 'string' ? [value] : indexesIn(value);
  });
}

const statuses = ['pending', 'accepted', 'rejected', 'withdrawn', 'expired'] as const;
const when = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);

/** Enough for a planner to prefer an index; every person and every account has a few. */
const documents = Array.from({ length: 3_000 }, (_, index) => {
  const status = statuses[index % 5]!;
  const open = status === 'pending';
  return {
    _id: `request-${index}`,
    reference: `SA-2026-${index}`,
    userId: `user-${index % 900}`,
    accountId: `account-${index % 701}`,
    slot: Math.floor(index / 900),
    status,
    open,
    submittedAt: when(index),
    ...(open ? { dueAt: when(index * 10) } : {}),
  };
});

describe('every query on access requests', () => {
  let infrastructure: TestInfrastructure;
  let store: mongoose.Connection;
  let collection: mongo.Collection<{ _id: string }>;

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    store = await mongoose.createConnection(infrastructure.mongodbUri).asPromise();
    collection = store.collection<{ _id: string }>('access_requests');
    await collection.createIndexes(accessRequestIndexes.map((index) => ({ ...index })));
    await collection.insertMany(documents);
  });
  afterAll(async () => {
    await store.close();
    await infrastructure.drop();
  });

  const indexesOf = async ({ filter, ...options }: Query) => [
    ...new Set(indexesIn(await collection.find(filter, options).explain('queryPlanner'))),
  ];
  const page = { limit: 20 };
  const next = { limit: 20, after: { submittedAt: when(500), id: 'request-500' } };

  const registry: Record<keyof typeof accessRequestQueries, [Query[], ...indexes: string[]]> = {
    requestedBy: [
      [
        accessRequestQueries.requestedBy('user-3', undefined, page),
        accessRequestQueries.requestedBy('user-3', undefined, next),
        accessRequestQueries.requestedBy('user-3', 'pending', next),
      ],
      'requested',
    ],
    receivedBy: [
      [
        accessRequestQueries.receivedBy('account-3', 'pending', page),
        accessRequestQueries.receivedBy('account-3', 'pending', next),
      ],
      'received',
    ],
    openOf: [[accessRequestQueries.openOf('user-3')], 'open-per-account', 'open-slots'],
    openAt: [
      [
        accessRequestQueries.openAt('account-3', 100, undefined),
        accessRequestQueries.openAt('account-3', 100, 'request-9'),
      ],
      'received',
    ],
    endings: [
      [
        accessRequestQueries.endings('user-3', 'account-3', 'rejected', 3),
        accessRequestQueries.endings('user-3', 'account-3', 'withdrawn', 3),
      ],
      'received',
      'requested',
    ],
    submittedAt: [[accessRequestQueries.submittedAt('user-3', 30)], 'requested'],
    due: [
      [
        accessRequestQueries.due('pending', when(100), 50, 0),
        accessRequestQueries.due('accepted', when(100), 50, 50),
      ],
      'due',
    ],
    awaitingGrant: [[accessRequestQueries.awaitingGrant(1_001)], 'due'],
  };

  it.each(Object.entries(registry))('%s reads an index made for it', async (_, entry) => {
    const [queries, ...wanted] = entry;
    for (const query of queries) {
      const used = await indexesOf(query);
      expect(used).not.toEqual([]);
      expect(wanted).toEqual(expect.arrayContaining(used));
    }
  });

  it('would be found out if it read everything, or if its index were gone', async () => {
    const withoutIndex: Query = { filter: { message: 'Trabajo en compras' }, limit: 20 };
    expect(withoutPrimaryKey(await indexesOf(withoutIndex))).toEqual([]);

    const inbox = accessRequestQueries.receivedBy('account-3', 'pending', page);
    expect(await indexesOf(inbox)).toEqual(['received']);
    await collection.dropIndex('received');
    expect(withoutPrimaryKey(await indexesOf(inbox))).toEqual([]);
  });
});

/** DocumentDB reads a whole collection through its primary key. */
const withoutPrimaryKey = (indexes: readonly string[]) => indexes.filter((name) => name !== '_id_');
