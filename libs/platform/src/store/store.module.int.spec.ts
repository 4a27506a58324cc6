import { Controller, Get, Module } from '@nestjs/common';
import { getConnectionToken, InjectConnection } from '@nestjs/mongoose';
import {
  eventually,
  freePort,
  TcpProxy,
  testInfrastructure,
  type TestInfrastructure,
} from '@secop/testing';
import type { Connection } from 'mongoose';
import { silentHost } from '../../test-support/silent-host';
import { PlatformModule, Public, queryDeadline, startApp, storeModule } from '../index';

@Public()
@Controller('things')
class ThingsController {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  @Get()
  list() {
    return this.connection.collection('things').find({}, queryDeadline).toArray();
  }
}

describe('a service with a store', () => {
  let infrastructure: TestInfrastructure;
  beforeAll(async () => {
    infrastructure = await testInfrastructure();
  });
  afterAll(() => infrastructure.drop());

  it('is alive and not ready, with the reason, until the store is there; and ready then without a restart', async () => {
    const store = await TcpProxy.before(infrastructure.mongodbUri);
    store.refuse();
    @Module({
      imports: [
        PlatformModule.forRoot({ service: 'accounts', logLevel: 'silent' }),
        storeModule({ MONGODB_URI: store.url }),
      ],
    })
    class AppModule {}
    const PORT = await freePort();
    const starting = startApp(AppModule, { ...silentHost, PORT });
    const ask = (path: string) => fetch(`http://127.0.0.1:${PORT}${path}`);

    await eventually('it says why', async () => {
      const refused = await ask('/readyz');
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({
        checks: [{ name: 'store', problems: [expect.stringMatching('store cannot be reached')] }],
      });
      return true;
    });
    expect((await ask('/livez')).status).toBe(200);

    store.pass();

    const running = await starting;
    expect((await ask('/readyz')).status).toBe(200);
    await running.stop();
    await store.close();
  });

  it('is ready while the store answers, and answers 503 when it does not', async () => {
    @Module({
      imports: [
        PlatformModule.forRoot({ service: 'accounts', logLevel: 'silent' }),
        storeModule({ MONGODB_URI: infrastructure.mongodbUri }),
      ],
      controllers: [ThingsController],
    })
    class AppModule {}
    const running = await startApp(AppModule, silentHost);
    const ask = (path: string) => fetch(running.url + path);
    expect((await ask('/readyz')).status).toBe(200);
    expect((await ask('/things')).status).toBe(200);
    const connection = running.app.get<Connection>(getConnectionToken());
    expect(connection.getClient().options).toMatchObject({
      retryWrites: false,
      writeConcern: { w: 'majority', journal: true },
    });

    await connection.close();

    const ready = await ask('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ checks: [{ name: 'store' }] });
    const things = await ask('/things');
    expect(things.status).toBe(503);
    expect(await things.json()).toMatchObject({ code: 'dependency.unavailable' });
    await running.stop();
  });
});
