import { Module, type OnModuleInit, type Type } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import { Test } from '@nestjs/testing';
import { Aggregates, MessagingModule } from '@secop/messaging';
import { eventually, freePort, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import type { Connection } from 'mongoose';
import { PlatformModule, startApp, storeModule, type RunningApp } from '../../index';
import { numberedMigrations } from '../../../test-support/numbered-migrations';
import { silentHost } from '../../../test-support/silent-host';
import { openConnection } from '../open-connection';
import { Migrator } from './migrator';

describe('a service and the schema of its store', () => {
  let infrastructure: TestInfrastructure;
  let uri: string;
  let store: Connection;
  let worked: boolean;
  const running: Promise<RunningApp>[] = [];
  const migrate = (to?: number) => new Migrator(store, numberedMigrations()).run({ by: 'eva', to });

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
  });
  beforeEach(async () => {
    worked = false;
    uri = infrastructure.anotherDatabase();
    store = await openConnection(uri);
  });
  afterEach(async () => {
    for (const app of running.splice(0)) await (await app).stop();
    await store.close();
  });
  afterAll(() => infrastructure.drop());

  /** A service with one collection, whose part it needs the index of. */
  function service(SCHEMA: 'migrate' | 'check'): Type {
    class Work implements OnModuleInit {
      constructor(aggregates: Aggregates) {
        aggregates.needIndexes('numbers', [{ name: 'part', key: { part: 1 }, unique: true }]);
      }
      onModuleInit() {
        worked = true;
      }
    }
    @Module({
      imports: [
        PlatformModule.forRoot({ service: 'accounts', logLevel: 'silent' }),
        storeModule({ MONGODB_URI: uri, SCHEMA }, numberedMigrations()),
        MessagingModule.forRoot({
          service: 'accounts',
          rabbitmqUrl: infrastructure.rabbitmqUrl,
          topology: 'declare',
          schema: SCHEMA,
        }),
      ],
      providers: [
        { provide: Work, useFactory: (of: Aggregates) => new Work(of), inject: [Aggregates] },
      ],
    })
    class AppModule {}
    return AppModule;
  }
  /** Answers where it will listen. */
  async function start(SCHEMA: 'migrate' | 'check'): Promise<string> {
    const PORT = await freePort();
    const app = startApp(service(SCHEMA), { ...silentHost, PORT });
    app.catch(() => undefined);
    running.push(app);
    return `http://127.0.0.1:${PORT}`;
  }
  const readiness = async (url: string) => {
    const answer = await fetch(`${url}/readyz`);
    return { status: answer.status, body: (await answer.json()) as { checks?: unknown } };
  };
  const ready = (url: string) =>
    eventually('it is ready', async () => (await readiness(url)).status === 200);

  it('is alive and not ready, with the reason, while the schema is older; and ready afterwards without a restart', async () => {
    await migrate(1);
    const url = await start('check');
    const refused = await eventually('it answers', () => readiness(url));
    expect(refused).toMatchObject({
      status: 503,
      body: {
        code: 'dependency.unavailable',
        checks: [
          {
            name: 'schema',
            problems: [
              'the schema is at version 1, and this release needs 2 (parts), 3 (index-of-doubles): run its migrate command',
            ],
          },
        ],
      },
    });
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await fetch(`${url}/anything`)).status).toBe(503);
    expect(worked).toBe(false);

    await migrate();

    await ready(url);
    expect(worked).toBe(true);
  });

  it('goes on beside a newer schema, and not beside one that was taken back', async () => {
    await migrate();
    await store.db!.collection('schema_migrations').insertOne({ _id: 4, name: 'newer' } as never);
    const url = await start('check');
    await ready(url);

    await store.db!.collection('schema_migrations').deleteMany({ _id: { $gte: 3 } } as never);

    const { status, body } = await readiness(url);
    expect(status).toBe(503);
    expect(JSON.stringify(body.checks)).toContain('needs 3 (index-of-doubles)');
    await migrate();
    await ready(url);
  });

  it('brings it up to date itself in development', async () => {
    const url = await start('migrate');
    await ready(url);
    expect((await new Migrator(store, numberedMigrations()).applied()).at(-1)).toMatchObject({
      version: 3,
      by: 'the service itself',
    });
  });

  it('makes no index itself in production: without a unique one it does not start', async () => {
    await migrate();
    await store.db!.collection('numbers').dropIndex('part');

    const module = await Test.createTestingModule({ imports: [service('check')] }).compile();

    await expect(module.init()).rejects.toThrow(
      'The store does not keep the unique index part of numbers',
    );
    await module.get<Connection>(getConnectionToken()).close();
    const names = (await store.db!.collection('numbers').indexes()).map(({ name }) => name);
    expect(names).not.toContain('part');
  });

  it('closes its connection when it ends', async () => {
    await migrate();
    const url = await start('check');
    await ready(url);
    const app = await running.pop()!;
    const connection = app.app.get<Connection>(getConnectionToken());
    await app.stop();
    expect(connection.readyState).toBe(0);
  });
});
