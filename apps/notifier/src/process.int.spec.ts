import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { MailWantedV1, MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { NotifierWorld } from './a-notifier.builder';
import { aMembership } from './emails/email.builder';
import { ScriptedSmtpServer } from './sending/scripted-smtp-server.builder';

const ana = { email: 'ana.rojas@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };

describe('the service as a process', () => {
  const server = new ScriptedSmtpServer();
  let world: NotifierWorld;
  let smtpUrl: string;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    smtpUrl = await server.start();
  });
  afterAll(async () => {
    await world.stop();
    await server.stop();
  });

  const run = (script: string, words: string[] = []) => {
    const { PATH, HOME } = process.env;
    const child = spawn(
      process.execPath,
      ['-r', '@swc-node/register', join(__dirname, script), ...words],
      {
        cwd: join(__dirname, '../../..'),
        env: { PATH, HOME, ...world.environment(smtpUrl), LOG_LEVEL: 'debug' },
      },
    );
    const said = { output: '' };
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (said.output += chunk.toString()));
    }
    return { child, said, ended: once(child, 'exit') };
  };

  it('sends, ends in order on SIGTERM, and writes nothing about a person', async () => {
    const { child, said, ended } = run('main.ts');
    await eventually('it listens', () => said.output.includes('Listening on'));
    const contact = await world.seal('user-contact', ana);
    const userId = 'user-requester';
    await world.say(UserContactChangedV1, { userId, locale: 'es-CO', contact });
    server.next('rcpt', `550 5.7.1 <${ana.email}> is not welcome`);
    await world.say(MembershipGrantedV1, { membership: aMembership() });
    await world.rowIn('access-confirmed', 'failed');
    const sealed = await world.seal('mail-wanted', { ...ana, code: '48213907' });
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await world.say(MailWantedV1, { template: 'email-verification', sealed, expiresAt });
    await world.rowIn('email-verification', 'sent');

    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(said.output).toContain('policy-refused');
    for (const word of [ana.email, 'Ana', 'Rojas', '48213907', 'CONSTRUCCIONES', sealed, contact]) {
      expect(said.output).not.toContain(word);
    }
  });

  it('loses nothing and sends nothing twice when it is killed while it talks', async () => {
    const membership = aMembership({ decisionId: 'killed' });
    const first = run('main.ts');
    await eventually('it listens', () => first.said.output.includes('Listening on'));
    server.forget();
    server.next('rcpt', 'hang');
    await world.say(MembershipGrantedV1, { membership });
    await eventually('the conversation hangs', () => server.played);
    first.child.kill('SIGKILL');
    await first.ended;
    await world.leasesEnd();

    const second = run('main.ts');
    await eventually('another process sends the mail', () =>
      world.rows.findOne({ step: 'killed', state: 'sent' }).then(Boolean),
    );
    second.child.kill('SIGTERM');
    await second.ended;
    expect(server.whole).toHaveLength(1);
  });

  it('answers an operator', async () => {
    const words = ['deliveries', 'list', '--state', 'failed', '--json'];
    const { said, ended } = run('ops/main.ts', words);
    expect(await ended).toEqual([0, null]);
    expect(JSON.parse(said.output)).toMatchObject([{ state: 'failed', attempts: 1 }]);
    const refused = run('ops/main.ts', ['recipients', 'reseal']);
    expect(await refused.ended).toEqual([2, null]);
    expect(refused.said.output).toContain('Usage');
  });
});
