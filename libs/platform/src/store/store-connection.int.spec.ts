import { Logger } from '@nestjs/common';
import type { Changing } from '@secop/messaging';
import { eventually, TcpProxy, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import type { Connection } from 'mongoose';
import { openConnection } from './open-connection';
import { StoreConnection } from './store-connection';

const handOver = { quiet: 2_000, patience: 20_000, retry: 50 };

/** The address of a store, as somebody rotates its credentials. */
class Address implements Changing<string> {
  private listener: (value: string) => void = () => undefined;

  constructor(public current: string) {}

  onChange(listener: (value: string) => void): void {
    this.listener = listener;
  }

  rotateTo(next: string): void {
    this.current = next;
    this.listener(next);
  }
}

describe('a store whose address or credentials are rotated', () => {
  let infrastructure: TestInfrastructure;
  /** Two ways to the same store, so that one can see which one is taken. */
  let former: TcpProxy;
  let next: TcpProxy;
  let address: Address;
  let store: StoreConnection;
  let connection: Connection;
  const errors: string[] = [];

  beforeEach(async () => {
    errors.length = 0;
    const hear = (line: unknown) => void errors.push(String(line));
    Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: hear });
    infrastructure = await testInfrastructure();
    former = await TcpProxy.before(infrastructure.mongodbUri);
    next = await TcpProxy.before(infrastructure.mongodbUri);
    address = new Address(former.url);
    store = new StoreConnection(
      await openConnection(former.url),
      address,
      openConnection,
      handOver,
    );
    connection = store.connection;
  });
  afterEach(async () => {
    await store.close();
    await former.close();
    await next.close();
    await infrastructure.drop();
    Logger.overrideLogger(false);
  });

  const numbers = () => connection.db!.collection<{ _id: number }>('numbers');

  it('is asked over the new one, no operation fails, and the old one is closed when its own have ended', async () => {
    let written = 0;
    let stopped = false;
    const writers = Array.from({ length: 8 }, async () => {
      while (!stopped) {
        written += 1;
        const mine = written;
        await numbers().insertOne({ _id: mine });
        await numbers().findOne({ _id: mine });
      }
    });
    const outcome = Promise.all(writers);
    try {
      await eventually('they write', () => written > 100);
      const cursor = numbers().find({}, { batchSize: 20 });
      await cursor.next();

      address.rotateTo(next.url);

      await eventually('the new one is used', () => next.connections > 2);
      let read = 1;
      while (await cursor.next()) read += 1;
      expect(read).toBeGreaterThan(80);
      const before = written;
      await eventually('they go on', () => written > before + 100);
      await eventually('the old one is closed', () => former.connections === 0);
    } finally {
      stopped = true;
      await outcome;
    }
    expect(await numbers().countDocuments()).toBe(written);
    expect(connection.readyState).toBe(1);
    expect(errors).toEqual([]);
  });

  it('stays where it is while the new one does not work, says so without the address, and moves when it does', async () => {
    next.refuse();
    address.rotateTo(`${next.url}?serverSelectionTimeoutMS=200`);
    await eventually('it is said', () => errors.length > 0);
    await numbers().insertOne({ _id: 1 });
    expect(errors.join()).toContain('cannot be reached with the new MONGODB_URI');
    expect(errors.join()).not.toContain('mongodb://');

    address.rotateTo(infrastructure.mongodbUri);

    await eventually('the old one is closed', () => former.connections === 0);
    expect(await numbers().countDocuments()).toBe(1);
    expect(errors).toHaveLength(1);
  });

  it('is never another database without a restart', async () => {
    address.rotateTo(infrastructure.anotherDatabase());
    expect(errors.join()).toContain('another database');
    await numbers().insertOne({ _id: 1 });
    expect(next.connections).toBe(0);
    expect(former.connections).toBeGreaterThan(0);
  });
});
