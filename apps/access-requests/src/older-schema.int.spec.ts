import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { declareTopology } from '@secop/messaging';
import { eventually, freePort, testInfrastructure, type TestInfrastructure } from '@secop/testing';

const root = join(__dirname, '../../..');
const nowhere = 'http://127.0.0.1:9';

describe('the process of a service whose schema is older than it needs', () => {
  let infrastructure: TestInfrastructure;
  let port: number;
  const processes: ChildProcess[] = [];

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
  });
  beforeEach(async () => (port = await freePort()));
  afterEach(() => processes.splice(0).forEach((one) => one.kill('SIGKILL')));
  afterAll(() => infrastructure.drop());

  /** As in production: nothing is declared, made or migrated by itself. */
  function run(entry: string, ...words: string[]): ChildProcess {
    const one = spawn(
      process.execPath,
      ['-r', '@swc-node/register', join(__dirname, entry), ...words],
      {
        cwd: root,
        stdio: 'ignore',
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          PORT: String(port),
          LOG_LEVEL: 'silent',
          MONGODB_URI: infrastructure.mongodbUri,
          RABBITMQ_URL: infrastructure.rabbitmqUrl,
          IDENTITY_JWKS_URL: nowhere,
          ACCOUNTS_URL: nowhere,
        },
      },
    );
    processes.push(one);
    return one;
  }
  const answer = async (path: string) => {
    const { status } = await fetch(`http://127.0.0.1:${port}${path}`);
    return status;
  };
  const waits = () => eventually('it waits', async () => (await answer('/readyz')) === 503);

  it('goes at once when it is told to, while it waits', async () => {
    const service = run('main.ts');
    await waits();
    service.kill('SIGTERM');
    expect(await once(service, 'exit')).toEqual([0, null]);
  });

  it('is alive, and serves once an operator has migrated', async () => {
    const service = run('main.ts');
    await waits();
    // It waits for its store first: between two such waits nobody answers for a moment.
    await eventually('it is alive', async () => (await answer('/livez')) === 200);

    const [code] = (await once(run('ops/main.ts', 'migrate', '--as', 'eva'), 'exit')) as [number];

    expect(code).toBe(0);
    await eventually('it is ready', async () => (await answer('/readyz')) === 200);
    service.kill('SIGTERM');
    expect(await once(service, 'exit')).toEqual([0, null]);
  });
});
