import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '@secop/testing';
import { GatewayCalls } from './gateway-calls';
import { aPassword, aRegistration, IdentityUnderTest } from './identity-under-test';
import { People } from './people';

describe('the service as a process, logging all it can', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await IdentityUnderTest.start();
  });
  afterAll(() => identity.stop());

  it('serves, ends in order on SIGTERM, and writes nothing about a person', async () => {
    const service = spawn(
      process.execPath,
      ['-r', '@swc-node/register', join(__dirname, '../src/main.ts')],
      {
        cwd: join(__dirname, '../../..'),
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          ...identity.environment,
          LOG_LEVEL: 'debug',
        },
      },
    );
    let output = '';
    service.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    service.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = once(service, 'exit');
    const url = await eventually(
      'the service listens',
      () => /Listening on (http:\/\/[\d.:]+)/.exec(output)?.[1],
    );
    const gateway = new GatewayCalls(url, identity.tokens);

    const person = aRegistration();
    const { email } = person;
    const started = await gateway.post('/users', person);
    const holder = started.headers.get('secop-registration') ?? '';
    const [mail] = await new People(identity).waitForMails(email, 1);
    const code = mail!.content.code!;
    await gateway.post('/users', aRegistration({ email, password: 'x' }));
    await gateway.post('/email-verifications', { email, code }, { 'secop-registration': holder });
    await gateway.post('/sessions', { email, password: 'another one entirely' });
    await gateway.post('/password-resets', { email });
    const [link] = await new People(identity).waitForLinks(email, 1);
    const chosen = 'la luna sale sobre el río';
    const completion = { token: link!.token, password: chosen };
    const completed = await gateway.post('/password-resets/completion', completion);
    const again = await gateway.post('/password-resets/completion', completion);
    expect([completed.status, again.status]).toEqual([204, 422]);
    const secret = GatewayCalls.secretIn(
      await gateway.post('/sessions', { email, password: chosen }),
    );
    const { token } = (await gateway.exchange(secret)).body as { token: string };
    await gateway.send('GET', `/me?email=${encodeURIComponent(email)}`, { token });

    service.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(output).toContain('/email-verifications');
    const personal = [email, encodeURIComponent(email), 'Rosa', 'Güiza', '52841907', aPassword];
    for (const word of [...personal, code, holder, secret, token, link!.token, chosen]) {
      expect(output).not.toContain(word);
    }
  });
});
