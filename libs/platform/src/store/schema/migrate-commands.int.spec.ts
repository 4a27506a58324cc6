import { eventually, TcpProxy, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import type { OperatorCall } from '../../ops/operator-command';
import { numberedMigrations } from '../../../test-support/numbered-migrations';
import { migrateCommands } from './migrate-commands';

describe('the migrate command', () => {
  let infrastructure: TestInfrastructure;
  let store: TcpProxy;
  let said: string[];
  const interruption = new AbortController();

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
  });
  beforeEach(async () => {
    said = [];
    store = await TcpProxy.before(infrastructure.anotherDatabase());
    store.refuse();
  });
  afterEach(() => store.close());
  afterAll(() => infrastructure.drop());

  const migrate = () =>
    migrateCommands(numberedMigrations())
      .find(({ name }) => name === 'migrate')!
      .run({
        config: { MONGODB_URI: store.url },
        options: {},
        operator: 'eva',
        dryRun: false,
        signal: interruption.signal,
        progress: (line: string) => said.push(line),
      } as unknown as OperatorCall<{ MONGODB_URI: string }>);
  const waits = () =>
    eventually('it says that it waits', () =>
      said.some((line) => /^Waiting: the store cannot be reached/.test(line)),
    );

  it('waits for a store that is not there yet, and migrates it then', async () => {
    const migrated = migrate();
    await waits();

    store.pass();

    expect(await migrated).toMatchObject({ data: { version: 3 } });
  });

  it('stops waiting when it is interrupted', async () => {
    const migrated = migrate();
    const ended = expect(migrated).rejects.toThrow();
    await waits();

    interruption.abort();

    await ended;
  });
});
