import { MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { eventually } from '@secop/testing';
import { NotifierWorld } from '../a-notifier.builder';
import { ChannelGate } from '../channel/channel-gate';
import { aMembership } from '../emails/email.builder';
import { ScriptedSmtpServer } from './scripted-smtp-server.builder';
import { Settlement } from './settlement';

describe('an attempt', () => {
  const server = new ScriptedSmtpServer();
  let world: NotifierWorld;
  let notifier: RunningApp;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    const person = { email: 'ana@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };
    const contact = await world.seal('user-contact', person);
    await world.say(UserContactChangedV1, { userId: 'user-requester', locale: 'es-CO', contact });
    notifier = await world.start(await server.start(), { SMTP_CONNECTIONS: '1' });
  });
  beforeEach(() => world.rows.deleteMany({}));
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await world.stop();
    await server.stop();
  });

  it('gives its connection back before its outcome is written', async () => {
    const settlement = notifier.app.get(Settlement);
    const write = settlement.write.bind(settlement);
    const both = eventually('both mails are accepted', () => server.whole.length === 2);
    jest.spyOn(settlement, 'write').mockImplementation(async (row, verdict) => {
      await both;
      return write(row, verdict);
    });
    for (const decisionId of ['first', 'second']) {
      await world.say(MembershipGrantedV1, { membership: aMembership({ decisionId }) });
    }
    await both;
    const sent = () => world.rows.countDocuments({ state: 'sent' });
    await eventually('both are sent', async () => (await sent()) === 2);
  });

  it('has its row from the beginning, while there is room', async () => {
    expect(notifier.app.get(ChannelGate).roomNow).toBeGreaterThan(0);
    await world.say(MembershipGrantedV1, { membership: aMembership({ decisionId: 'd' }) });
    // Written, finalizing, sent: it was never waiting.
    expect(await world.rowIn('access-confirmed', 'sent')).toMatchObject({ v: 3, attempts: 1 });
  });
});
