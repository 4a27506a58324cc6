import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import mongoose from 'mongoose';
import { ensureIndexes, outboxIndex } from '../store/indexes';
import { Store } from '../store/store';
import { StoreClock } from '../store/store-clock';
import { StoredOutboxes } from './stored-outboxes';

const name = 'steps';
const hour = 3_600_000;

describe('a backlog in the store', () => {
  let infrastructure: TestInfrastructure;
  let connection: mongoose.Connection;
  let clock: StoreClock;
  let store: Store;

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    connection = await mongoose.createConnection(infrastructure.mongodbUri).asPromise();
    store = new Store(connection);
    clock = new StoreClock(store);
    await clock.start(hour);
  });
  beforeEach(async () => {
    await store.collection(name).deleteMany({});
    await ensureIndexes(store.collection(name), [outboxIndex]);
  });
  afterAll(async () => {
    clock.stop();
    await connection.close();
    await infrastructure.drop();
  });

  const relay = () =>
    new StoredOutboxes(store, clock, { lease: hour, outboxBackoff: { first: 1, last: 1 } });
  const idsOf = ({ documents }: { documents: readonly { _id: unknown }[] }) =>
    documents.map(({ _id }) => _id as number);
  /** The greater the id, the longer it has waited. */
  const wait = async (...ids: number[]) => {
    const now = clock.now().getTime();
    await store.collection(name).insertMany(
      ids.map((id) => ({
        _id: id as never,
        v: 1,
        outbox: [],
        outboxAt: new Date(now - 1_000 - id),
      })),
    );
  };

  it('is leased oldest first, batch by batch, each document once', async () => {
    await wait(1, 2, 3, 4, 5);
    const outboxes = relay();
    const batches = [
      await outboxes.lease(name, 'one', 2),
      await outboxes.lease(name, 'one', 2),
      await outboxes.lease(name, 'one', 2),
      await outboxes.lease(name, 'one', 2),
    ];
    expect(batches.map((batch) => idsOf(batch).sort())).toEqual([[4, 5], [2, 3], [1], []]);
    expect(batches.map(({ more }) => more)).toEqual([true, true, false, false]);
  });

  it('belongs to whoever leases it, although another had found it before', async () => {
    await wait(1, 2, 3);
    const [early, late] = [relay(), relay()];
    expect(idsOf(await early.lease(name, 'early', 1))).toEqual([3]);
    expect(idsOf(await late.lease(name, 'late', 1))).toEqual([2]);
    const second = await early.lease(name, 'early', 1);
    expect([idsOf(second), second.more]).toEqual([[], true]);
    expect(idsOf(await early.lease(name, 'early', 1))).toEqual([1]);
    expect(idsOf(await late.lease(name, 'late', 1))).toEqual([]);
  });

  it('does not hold what was published by its writer, or postponed, since it was found', async () => {
    await wait(1, 2, 3);
    const outboxes = relay();
    await outboxes.lease(name, 'one', 1);
    await store.collection(name).updateOne({ _id: 2 as never }, { $unset: { outboxAt: '' } });
    await store
      .collection(name)
      .updateOne(
        { _id: 1 as never },
        { $set: { outboxAt: new Date(clock.now().getTime() + hour) } },
      );
    expect(idsOf(await outboxes.lease(name, 'one', 2))).toEqual([]);
  });
});
