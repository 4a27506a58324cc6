import { MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { eventually } from '@secop/testing';
import { NotifierWorld } from '../a-notifier.builder';
import { LeaseLost, Leases, type LeasedDelivery } from '../deliveries/leases';
import { Outcomes } from '../deliveries/outcomes';
import { aMembership } from '../emails/email.builder';
import { DeliveryAttempt } from './delivery-attempt';
import { ScriptedSmtpServer } from './scripted-smtp-server.builder';

const template = 'access-confirmed';
const accepted = { reason: 'accepted', stage: 'finalizing', code: 250 };

/** A process that dies is played by one that takes rows and does no more; the end of its lease by an old date. */
describe('a sender that vanished', () => {
  const server = new ScriptedSmtpServer();
  let world: NotifierWorld;
  let idle: RunningApp;
  let smtpUrl: string;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    smtpUrl = await server.start();
    idle = await world.start(smtpUrl, { sender: { rows: 0, pollInterval: 1e9 } });
    const contact = await world.seal('user-contact', {
      email: 'ana@correo.example',
      firstNames: 'Ana',
      lastNames: 'Rojas',
    });
    for (const userId of ['user-requester', 'other']) {
      await world.say(UserContactChangedV1, { userId, locale: 'es-CO', contact });
    }
  });
  beforeEach(async () => {
    await world.rows.deleteMany({});
    server.forget();
  });
  afterAll(async () => {
    await world.stop();
    await server.stop();
  });

  const grant = (decisionId = 'd') =>
    world.say(MembershipGrantedV1, { membership: aMembership({ decisionId }) });
  const aLeasedRow = async (): Promise<LeasedDelivery> => {
    await grant();
    await world.rowIn(template, 'pending');
    return (await idle.app.get(Leases).takeDue(1))[0]!;
  };
  const finalizing = (row: LeasedDelivery) => idle.app.get(Leases).finalizing(row);
  /** A living sender, while something is done. */
  const meanwhile = async (work: () => Promise<unknown>) => {
    const living = await world.start(smtpUrl);
    await work();
    await living.stop();
  };

  it('again and again leaves suspects, which go one after the other without a pause', async () => {
    for (const decisionId of ['a', 'b', 'c']) await grant(decisionId);
    await eventually('they are written', async () => (await world.rows.countDocuments()) === 3);
    const innocent = { state: 'leased', lease: 'a sender that was killed', leases: 3 } as const;
    await world.rows.updateMany({}, { $set: { ...innocent, dueAt: new Date(0) } });
    const living = await world.start(smtpUrl, { sender: { pollInterval: 1e9 } });
    const sent = () => world.rows.countDocuments({ state: 'sent' });
    await eventually('all are sent', async () => (await sent()) === 3);
    await living.stop();
  });

  it('with a row in hand: another one sends it', async () => {
    await aLeasedRow();
    await world.leasesEnd();
    await meanwhile(() => world.rowIn(template, 'sent'));
    expect(server.whole).toHaveLength(1);
  });

  it('with a row in hand a moment ago: nobody touches it', async () => {
    const row = await aLeasedRow();
    await meanwhile(async () => {
      await grant('later');
      await eventually('later rows are sent', () =>
        world.rows.findOne({ step: 'later', state: 'sent' }).then(Boolean),
      );
    });
    expect(await world.rows.findOne({ _id: row._id })).toMatchObject({
      lease: row.lease,
      v: row.v,
    });
  });

  it('while finalizing: the mail is in doubt, and sent once more', async () => {
    await finalizing(await aLeasedRow());
    await world.leasesEnd();
    expect(await idle.app.get(Leases).takeDue(5)).toEqual([]);
    await meanwhile(async () => {
      const row = await world.rowIn(template, 'in-doubt');
      expect(row).toMatchObject({ doubts: 1, last: { reason: 'sender-vanished' } });
      expect(server.whole).toHaveLength(0);
      await world.turnComes();
      await world.rowIn(template, 'sent');
    });
    expect(server.whole).toHaveLength(1);
  });

  it('while finalizing for the second time: the mail is held, and not sent again', async () => {
    await finalizing(await aLeasedRow());
    await world.leasesEnd();
    await meanwhile(() => world.rowIn(template, 'in-doubt'));
    await world.turnComes();
    await finalizing((await idle.app.get(Leases).takeDue(1))[0]!);
    await world.leasesEnd();
    await meanwhile(() => world.rowIn(template, 'hold'));
    expect(server.whole).toHaveLength(0);
  });

  it('while finalizing a mail whose template is gone: it is held, and keeps no other row waiting', async () => {
    await finalizing(await aLeasedRow());
    await grant('other');
    await world.rows.updateOne({ step: 'd' }, { $set: { template: 'retired' } });
    await world.rowIn(template, 'pending');
    await finalizing((await idle.app.get(Leases).takeDue(1))[0]!);
    await world.leasesEnd();
    await world.rows.updateOne({ template: 'retired' }, { $set: { dueAt: new Date(-1) } });
    await meanwhile(() => world.rowIn(template, 'in-doubt'));
    expect(await world.rowIn('retired', 'hold')).toMatchObject({ doubts: 1 });
  });

  it('only seemingly, while finalizing: its renewal comes before the doubt, so there is none', async () => {
    const row = await finalizing(await aLeasedRow());
    await world.leasesEnd();
    const [seen] = await idle.app.get(Leases).abandonedWhileFinalizing(1);
    await idle.app.get(Leases).renew([row]);
    await idle.app.get(DeliveryAttempt).doubt(seen!);
    expect(await world.rows.findOne({})).toMatchObject({
      state: 'finalizing',
      v: row.v,
      doubts: 0,
    });
    expect(await idle.app.get(Outcomes).sent(row, accepted)).toBe(true);
  });

  it('and wakes: it cuts the mail off before the final dot', async () => {
    const asleep = await aLeasedRow();
    await world.leasesEnd();
    const [taken] = await idle.app.get(Leases).takeDue(1);
    expect(taken?._id).toBe(asleep._id);

    await idle.app.get(DeliveryAttempt).run(asleep, new AbortController().signal);
    await eventually('the server got a piece', () => server.cut.length === 1);
    expect(server.whole).toHaveLength(0);
    expect(await world.rows.findOne({})).toMatchObject({ state: 'leased', lease: taken!.lease });
  });

  it('and wakes: it changes nothing any more', async () => {
    const asleep = await aLeasedRow();
    await world.leasesEnd();
    const [taken] = await idle.app.get(Leases).takeDue(1);
    const outcomes = idle.app.get(Outcomes);
    await expect(finalizing(asleep)).rejects.toThrow(LeaseLost);
    const late = [
      outcomes.sent(asleep, accepted),
      outcomes.failed(asleep, accepted, 1),
      outcomes.retry(asleep, new Date(), accepted),
      outcomes.suppressed(asleep, 'closed'),
    ];
    expect(await Promise.all(late)).toEqual([false, false, false, false]);
    expect(await world.rows.findOne({})).toMatchObject({ v: taken!.v, state: 'leased' });
  });

  it('and wakes with an acceptance in its hand: the doubt is over', async () => {
    const row = await finalizing(await aLeasedRow());
    await world.leasesEnd();
    await meanwhile(() => world.rowIn(template, 'in-doubt'));
    expect(await idle.app.get(Outcomes).sent(row, accepted)).toBe(true);
    await meanwhile(() => world.rowIn(template, 'sent'));
    expect(server.whole).toHaveLength(0);
  });

  it('time and again with the same row: others go first, then it is tried alone', async () => {
    const leases = idle.app.get(Leases);
    const { _id: deadly } = await aLeasedRow();
    for (let time = 1; time < 3; time += 1) {
      await world.leasesEnd();
      expect(await leases.takeDue(5)).toMatchObject([{ _id: deadly, leases: time + 1 }]);
    }
    await grant('later');
    await eventually('both rows wait', async () => (await world.rows.countDocuments({})) === 2);
    await world.leasesEnd();
    expect(await leases.takeDue(5)).toMatchObject([{ step: 'later', leases: 1 }]);
    expect(await leases.takeDue(5)).toMatchObject([{ _id: deadly, leases: 4 }]);
    await world.leasesEnd();
    await meanwhile(() =>
      eventually('both are sent', async () => {
        return (await world.rows.countDocuments({ state: 'sent', leases: 0 })) === 2;
      }),
    );
  });

  it('ten times with the same row: the row is given up', async () => {
    await aLeasedRow();
    for (let time = 1; time < 10; time += 1) {
      await world.leasesEnd();
      expect(await idle.app.get(Leases).takeDue(5)).toHaveLength(1);
    }
    await world.leasesEnd();
    await meanwhile(() => world.rowIn(template, 'failed'));
    expect(await world.rows.findOne({})).toMatchObject({ last: { reason: 'never-finished' } });
    expect([...server.whole, ...server.cut]).toHaveLength(0);
  });

  it('is not needed: two living senders share the rows and send each once', async () => {
    const count = 100;
    await Promise.all(Array.from({ length: count }, (_, row) => grant(`decision-${row}`)));
    await eventually('all rows wait', async () => (await world.rows.countDocuments({})) === count);
    await meanwhile(() =>
      meanwhile(() =>
        eventually('all mails are sent', async () => {
          return (await world.rows.countDocuments({ state: 'sent' })) === count;
        }),
      ),
    );
    const ids = server.whole.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect({ mails: ids.length, different: new Set(ids).size }).toEqual({
      mails: count,
      different: count,
    });
  });

  it('stops in order: what it had not begun waits for another one at once', async () => {
    server.next('greeting', 'hang');
    for (let row = 0; row < 8; row += 1) await grant(`decision-${row}`);
    await eventually('all rows wait', async () => (await world.rows.countDocuments({})) === 8);
    const living = await world.start(smtpUrl, {
      SMTP_CONNECTIONS: '1',
      sender: { stopDeadline: 300 },
    });
    await eventually('one is under way', () => server.played);
    await living.stop();
    expect(await world.rows.countDocuments({ state: 'leased' })).toBe(1);
    expect(await world.rows.countDocuments({ state: 'pending', attempts: 0 })).toBe(7);
  });
});
