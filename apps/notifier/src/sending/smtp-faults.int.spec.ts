import { MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { NotifierWorld } from '../a-notifier.builder';
import { aMembership } from '../emails/email.builder';
import { ScriptedSmtpServer, type Act, type Verb } from './scripted-smtp-server.builder';

const template = 'access-confirmed';
let people = 0;

describe('a mail server that misbehaves', () => {
  const server = new ScriptedSmtpServer();
  let world: NotifierWorld;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    const deadlines = { SMTP_DEADLINE_MS: '400', SMTP_REPLY_DEADLINE_MS: '400' };
    await world.start(await server.start(), deadlines);
  });
  beforeEach(async () => {
    await world.forget();
    server.forget();
  });
  afterAll(async () => {
    await world.stop();
    await server.stop();
  });

  const known = async (userId: string, email: string, sequence = 1) => {
    const contact = await world.seal('user-contact', { email, firstNames: 'A', lastNames: 'B' });
    const verifiedAt = new Date().toISOString();
    const data = { userId, locale: 'es-CO', contact, verifiedAt } as const;
    await world.say(UserContactChangedV1, data, { sequence });
    await eventually('the person is known', () =>
      world.recipients.findOne({ contact }).then(Boolean),
    );
  };
  const granted = (userId: string, decisionId = 'd') =>
    world.say(MembershipGrantedV1, { membership: aMembership({ userId, decisionId }) });
  const aMail = async (domain = 'correo.example') => {
    const userId = `person-${(people += 1)}`;
    await known(userId, `${userId}@${domain}`);
    await granted(userId);
    return userId;
  };
  const messageIds = () => server.whole.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);

  it.each(
    (['greeting', 'ehlo', 'mail', 'rcpt', 'data', 'body'] as Verb[]).flatMap((verb) =>
      (['fin', 'reset', 'hang'] as Act[]).map((act) => [verb, act] as const),
    ),
  )('that answers %s with %s gets the mail again, once', async (verb, act) => {
    server.next(verb, act);
    await aMail();
    await eventually('the fault has happened', () => server.played);
    await eventually('the mail is sent when its turn comes again', async () => {
      await world.turnComes();
      return (await world.rowIn(template, 'sent', 'retry', 'in-doubt')).state === 'sent';
    });
    expect(server.whole).toHaveLength(1);
  });

  it.each(['fin', 'reset', 'hang'] as Act[])(
    'that answers the dot with %s leaves a doubt: once more with the same Message-ID, then hold',
    async (act) => {
      server.next('dot', act);
      await aMail();
      const doubted = await world.rowIn(template, 'in-doubt');
      expect(doubted).toMatchObject({ doubts: 1, last: { stage: 'finalizing' } });
      server.next('dot', act);
      await world.turnComes();
      const held = await world.rowIn(template, 'hold');
      expect(held.dueAt).toBeUndefined();
      expect(held.sealed).toBeUndefined();
      expect(messageIds()).toEqual([`<${held._id}@secop.example>`, `<${held._id}@secop.example>`]);
    },
  );

  it('that is asked again after a doubt ends it', async () => {
    server.next('dot', 'reset');
    await aMail();
    await world.rowIn(template, 'in-doubt');
    await world.turnComes();
    expect(await world.rowIn(template, 'sent')).toMatchObject({ doubts: 1, attempts: 2 });
  });

  it.each(['250 ok, then fin', '250 ok, then reset'] as Act[])(
    'that accepts with %s has accepted',
    async (act) => {
      server.next('dot', act);
      await aMail();
      expect(await world.rowIn(template, 'sent')).toMatchObject({ attempts: 1, doubts: 0 });
    },
  );

  it.each<[Verb, Act]>([
    ['rcpt', '450 4.2.0 greylisted'],
    ['data', '451 4.7.1 come back'],
    ['dot', '451 4.3.0 later'],
  ])('that answers %s with %s is left alone for five minutes', async (verb, act) => {
    server.next(verb, act);
    await aMail();
    const row = await world.rowIn(template, 'retry');
    expect(row.dueAt!.getTime() - row.last!.at.getTime()).toBeGreaterThanOrEqual(300_000);
    expect(row.last).toMatchObject({ code: Number(act.slice(0, 3)) });
    await world.turnComes();
    await world.rowIn(template, 'sent');
  });

  it.each<[Verb, Act]>([
    ['rcpt', '550 no'],
    ['rcpt', '553 no'],
    ['data', '554 5.7.1 spam'],
    ['dot', '550 5.6.0 no'],
    ['dot', '552 5.3.4 too big'],
  ])('that answers %s with %s has refused this mail and nobody else', async (verb, act) => {
    server.next(verb, act);
    const userId = await aMail();
    const row = await world.rowIn(template, 'failed');
    expect(row.last).toMatchObject({ code: Number(act.slice(0, 3)), reply: act });
    await world.rows.deleteMany({});
    await granted(userId, 'another');
    await world.rowIn(template, 'sent');
  });

  it.each<[Verb, Act]>([
    ['greeting', '554 go away'],
    ['mail', '454 4.7.0 later'],
    ['mail', '530 5.7.0 who are you'],
    ['mail', '550 5.7.1 not from you'],
  ])('that answers %s with %s pauses everybody; no row is blamed', async (verb, act) => {
    server.next(verb, act);
    await aMail();
    await aMail();
    await eventually('both mails are sent when the pause is over', async () => {
      return (await world.rows.countDocuments({ state: 'sent' })) === 2;
    });
    expect(await world.rows.countDocuments({ retries: 0, attempts: 1 })).toBe(2);
  });

  it('that says an address does not exist is believed, until the address is verified again', async () => {
    server.next('rcpt', '550 5.1.1 <x@correo.example> unknown');
    const userId = await aMail();
    const failed = await world.rowIn(template, 'failed');
    expect(failed.last).toMatchObject({
      reason: 'address-refused',
      reply: '550 5.1.1 <…> unknown',
    });

    await granted(userId, 'second');
    await eventually('the next mail is suppressed', () =>
      world.rows.findOne({ step: 'second', state: 'suppressed' }).then(Boolean),
    );
    await known(userId, 'better@correo.example', 2);
    await granted(userId, 'third');
    await eventually('a verified address gets mail again', () =>
      world.rows.findOne({ step: 'third', state: 'sent' }).then(Boolean),
    );
  });

  it('that refuses addresses of three domains in a row is not believed', async () => {
    for (const domain of ['one.example', 'two.example', 'three.example']) {
      server.next('rcpt', '550 5.1.1 unknown');
      await aMail(domain);
      await eventually('it is refused', () => server.played);
    }
    await eventually('all three wait', async () => {
      return (await world.rows.countDocuments({ state: { $in: ['retry', 'pending'] } })) === 3;
    });
    const suppressed = await world.recipients.countDocuments({ suppressedAt: { $exists: true } });
    expect(suppressed).toBe(0);
    await world.turnComes();
    await eventually('all three are sent in the end', async () => {
      return (await world.rows.countDocuments({ state: 'sent' })) === 3;
    });
  });

  it.each<Verb>(['greeting', 'mail', 'data'])(
    'that answers %s a byte at a time, without an end, costs one try',
    async (verb) => {
      server.next(verb, 'drip');
      await aMail();
      expect(await world.rowIn(template, 'retry')).toMatchObject({ retries: 1, doubts: 0 });
      expect(server.whole).toHaveLength(0);
    },
  );

  it('that answers the dot a byte at a time, without an end, leaves a doubt', async () => {
    server.next('dot', 'drip');
    await aMail();
    expect(await world.rowIn(template, 'in-doubt')).toMatchObject({ doubts: 1 });
  });

  it('that answers with a line of a megabyte costs one try', async () => {
    server.next('rcpt', `250-${'x'.repeat(1_100_000)}` as Act);
    await aMail();
    await world.rowIn(template, 'retry');
    expect(server.whole).toHaveLength(0);
  });
});
