import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { declareTopology } from '@secop/messaging';
import { eventually, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { exportJWK, generateKeyPair } from 'jose';

const root = join(__dirname, '../../..');

/** The gateway as a process of its own, with these variables. */
function run(variables: Record<string, string>) {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', 'apps/gateway/src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...variables },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const ended = once(child, 'close').then(([code, signal]) => (signal ?? code) as unknown);
  return { child, ended, said: () => said };
}

describe('the process', () => {
  let infrastructure: TestInfrastructure;
  let variables: Record<string, string>;

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    variables = {
      PORT: '0',
      RABBITMQ_URL: infrastructure.rabbitmqUrl,
      IDENTITY_URL: 'http://127.0.0.1:9',
      ACCOUNTS_URL: 'http://127.0.0.1:9',
      ACCESS_REQUESTS_URL: 'http://127.0.0.1:9',
      PUBLIC_ORIGIN: 'http://localhost',
      GATEWAY_SIGNING_KEY: JSON.stringify({ ...(await exportJWK(privateKey)), kid: '1' }),
    };
  });
  afterAll(() => infrastructure.drop());

  it('starts, answers, and ends in order with SIGTERM', async () => {
    const { child, ended, said } = run(variables);
    const [, url] = await eventually(
      'it listens',
      () => /Listening on (http:[\d.:/]+)/.exec(said()) ?? false,
    );
    const answer = await fetch(`${url}/api/v1/sessions`, { method: 'POST' });
    expect(answer.status).toBe(503);

    child.kill('SIGTERM');

    expect(await ended).toBe(0);
    expect(said()).not.toContain('"level":50');
  });

  it('ends with 1 when a variable is wrong, and names it without its value', async () => {
    const { ended, said } = run({ ...variables, PUBLIC_ORIGIN: 'hunter2', IDENTITY_URL: '' });
    expect(await ended).toBe(1);
    expect(said()).toContain('PUBLIC_ORIGIN: is not valid');
    expect(said()).toContain('IDENTITY_URL: is missing');
    expect(said()).not.toContain('hunter2');
  });

  it('ends with 1 when it cannot listen', async () => {
    const { ended, said } = run({ ...variables, HOST: '192.0.2.1' });
    expect(await ended).toBe(1);
    expect(said()).toContain('The service cannot start');
  });
});
