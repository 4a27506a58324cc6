import { MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { eventually, fires, freePort, Scrape } from '@secop/testing';
import { NotifierWorld } from './a-notifier.builder';
import { aMembership } from './emails/email.builder';
import { EmailRenderer } from './emails/rendering/email-renderer';
import { ScriptedSmtpServer } from './sending/scripted-smtp-server.builder';

const template = 'access-confirmed';
const userId = 'user-requester';

describe('what operators are told of mail', () => {
  const server = new ScriptedSmtpServer();
  let world: NotifierWorld;
  let notifier: RunningApp;
  let url: string;
  let well: Scrape;
  let decisions = 0;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    const port = await freePort();
    url = `http://127.0.0.1:${port}/metrics`;
    const deadlines = { SMTP_DEADLINE_MS: '2000', SMTP_REPLY_DEADLINE_MS: '400' };
    notifier = await world.start(await server.start(), {
      METRICS_PORT: String(port),
      ...deadlines,
    });
    const ana = { email: 'ana.rojas@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };
    const contact = await world.seal('user-contact', ana);
    await world.say(UserContactChangedV1, { userId, locale: 'es-CO', contact });
    await eventually('she is known', () => world.recipients.findOne({ contact }).then(Boolean));
    await aMail();
    await world.rowIn(template, 'sent');
    well = await Scrape.of(url);
  });
  beforeEach(async () => {
    await world.rows.deleteMany({});
    server.forget();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await world.stop();
    await server.stop();
  });

  const aMail = () => {
    decisions += 1;
    const membership = aMembership({ userId, decisionId: `decision-${decisions}` });
    return world.say(MembershipGrantedV1, { membership });
  };
  const when = (what: string, isSo: (scrape: Scrape) => boolean) =>
    eventually(what, async () => {
      const scrape = await Scrape.of(url);
      return isSo(scrape) && scrape;
    });
  const mails = (scrape: Scrape, outcome: string, zone: string) =>
    scrape.value('secop_mails_total', { outcome, zone });

  it('that mails went, and how long that took, without an alert', async () => {
    expect(mails(well, 'sent', 'after-dot')).toBe(1);
    expect(well.value('secop_mail_delay_seconds_count')).toBe(1);
    expect(well.value('secop_smtp_connections')).toBe(1);
    expect(await fires('SecopMailChannelBroken', well, well)).toBe(false);
    expect(await fires('SecopMailLate', well, well)).toBe(false);
  });

  it('that nobody knows whether mails arrived, and that one waits for a decision', async () => {
    for (const state of ['in-doubt', 'hold'] as const) {
      server.next('dot', 'reset');
      if (state === 'in-doubt') await aMail();
      else await world.turnComes();
      await world.rowIn(template, state);
    }
    const hold = { state: 'hold' };
    const ill = await when('it is held', (scrape) => scrape.value('secop_deliveries', hold) === 1);
    expect([mails(ill, 'in-doubt', 'after-dot'), mails(ill, 'held', 'after-dot')]).toEqual([1, 1]);
    expect(await fires('SecopMailHeld', well, ill)).toBe(true);
    expect(await fires('SecopMailInDoubt', well, ill)).toBe(true);
  });

  it('that a mail fails for a reason of ours', async () => {
    server.next('rcpt', '550 5.7.1 not from you');
    await aMail();
    await world.rowIn(template, 'failed');

    const reason = { reason: 'policy-refused' };
    const refused = (scrape: Scrape) => scrape.value('secop_mail_failures_total', reason) === 1;
    const ill = await when('it is counted', refused);
    expect(mails(ill, 'failed', 'before-dot')).toBe(1);
    expect(await fires('SecopMailRefused', well, ill)).toBe(true);
  });

  it('that a template fails', async () => {
    jest.spyOn(notifier.app.get(EmailRenderer), 'render').mockImplementation(() => {
      throw new TypeError('there is no such thing');
    });
    await aMail();
    await world.rowIn(template, 'retry');

    const failed = (scrape: Scrape) => scrape.value('secop_mails_not_rendered_total') > 0;
    const ill = await when('it is counted', failed);
    expect(mails(ill, 'waiting', 'no-conversation')).toBeGreaterThan(0);
    expect(await fires('SecopMailNotRendered', well, ill)).toBe(true);
  });

  it('that the mail server refuses us, and that mails are late because of it', async () => {
    for (let tries = 0; tries < 20; tries += 1) server.next('greeting', '535 5.7.8 who are you?');
    await aMail();
    const broken = await when(
      'the breaker is open',
      (scrape) => scrape.value('secop_smtp_breaker_open') === 1,
    );
    expect(broken.value('secop_smtp_faults_total')).toBeGreaterThan(0);
    expect(await fires('SecopMailChannelBroken', well, broken)).toBe(true);

    // One of them tries; the others' turn comes and goes.
    for (let mail = 0; mail < 5; mail += 1) await aMail();
    await eventually('they wait', async () => (await world.rows.countDocuments()) === 6);
    const longAgo = new Date(Date.now() - 600_000);
    await world.rows.updateMany({ state: 'pending' }, { $set: { dueAt: longAgo } });
    const overdue = (scrape: Scrape) => scrape.value('secop_deliveries_overdue_seconds') > 500;
    expect(await fires('SecopMailLate', well, await when('it is late', overdue))).toBe(true);
  });
});
