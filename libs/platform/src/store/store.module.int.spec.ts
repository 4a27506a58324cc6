import { Controller, Get, Module } from '@nestjs/common';
import { getConnectionToken, InjectConnection } from '@nestjs/mongoose';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import type { Connection } from 'mongoose';
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

  it('is ready while the store answers, and answers 503 when it does not', async () => {
    @Module({
      imports: [
        PlatformModule.forRoot({ service: 'accounts', logLevel: 'silent' }),
        storeModule({ MONGODB_URI: infrastructure.mongodbUri }),
      ],
      controllers: [ThingsController],
    })
    class AppModule {}
    const running = await startApp(AppModule, {
      HOST: '127.0.0.1',
      PORT: 0,
      LOG_LEVEL: 'silent',
      SHUTDOWN_WAIT_MS: 0,
      SHUTDOWN_DEADLINE_MS: 1_000,
    });
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
