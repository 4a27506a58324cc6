import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { eventually, TcpProxy, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import mongoose, { type Connection } from 'mongoose';
import { wakeWritersOfClosedSockets } from './closed-sockets';
import { storeConnectionOptions } from './store';

describe('a store whose proxy takes connections and ends them at once', () => {
  let infrastructure: TestInfrastructure;
  let proxy: TcpProxy;
  let client: Connection;
  let ending = false;
  let ended = 0;

  beforeAll(async () => {
    wakeWritersOfClosedSockets();
    infrastructure = await testInfrastructure();
    proxy = await TcpProxy.before(infrastructure.mongodbUri);
    const port = Number(new URL(proxy.url).port);
    subscribe('net.client.socket', (message) => {
      const { socket } = message as { socket: Socket };
      socket.once('connect', () => {
        if (!ending || socket.remotePort !== port) return;
        ended += 1;
        socket.destroy();
      });
    });
    const uri = `${proxy.url}?directConnection=true`;
    client = await mongoose.createConnection(uri, storeConnectionOptions).asPromise();
  });
  afterAll(async () => {
    await client.close(true);
    await proxy.close();
    await infrastructure.drop();
  });

  it('is found again when the proxy leads to it again', async () => {
    await ping();
    ending = true;
    proxy.reset();
    await eventually('the store is missed', () => ping().then(notYet, isMissed));
    expect(ended).toBeGreaterThan(0);

    ending = false;

    await eventually('the store is found', ping);
  });

  const ping = () => client.db!.command({ ping: 1 });
  const notYet = () => false;
  const isMissed = (error: unknown) => error instanceof mongoose.mongo.MongoServerSelectionError;
});
