import { getConnectionToken } from '@nestjs/mongoose';
import { MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { eventually } from '@secop/testing';
import type { Connection } from 'mongoose';
import { NotifierWorld } from '../a-notifier.builder';
import { aMembership } from '../emails/email.builder';
import { ScriptedSmtpServer } from '../sending/scripted-smtp-server.builder';
import { ChannelGate } from './channel-gate';

const refusedCredentials = { stage: 'auth', code: 535, words: '535 no' } as const;

describe('two senders', () => {
  const server = new ScriptedSmtpServer();
  const running: RunningApp[] = [];
  let world: NotifierWorld;
  let smtpUrl: string;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    smtpUrl = await server.start();
  });
  beforeEach(async () => {
    await world.forget();
    await world.smtpChannel.deleteMany({});
    server.forget();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((app) => app.stop()));
  });
  afterAll(async () => {
    await world.stop();
    await server.stop();
  });

  const aSender = async (different: Record<string, unknown> = {}) => {
    running.push(await world.start(smtpUrl, different));
    return running.at(-1)!.app.get(ChannelGate);
  };
  const aSilentOne = () => aSender({ sender: { rows: 0, pollInterval: 1e9 } });
  const count = (state: string) => world.rows.countDocuments({ state: state as 'sent' });
  const wanted = async (mails: number) => {
    const person = { email: 'ana@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };
    const contact = await world.seal('user-contact', person);
    const data = { userId: 'user-requester', locale: 'es-CO', contact } as const;
    await world.say(UserContactChangedV1, data);
    for (let mail = 0; mail < mails; mail += 1) {
      const membership = aMembership({ decisionId: `decision-${mail}` });
      await world.say(MembershipGrantedV1, { membership });
    }
  };

  it('have no more connections together than one may have', async () => {
    await aSender({ SMTP_CONNECTIONS: '2' });
    await aSender({ SMTP_CONNECTIONS: '2' });
    await wanted(60);
    await eventually('all mails are sent', async () => (await count('sent')) === 60);
    expect(server.most).toBeLessThanOrEqual(2);
    expect(server.whole).toHaveLength(60);
  });

  it('wait for the connections of one that vanished until its lease ends', async () => {
    const until = new Date(Date.now() + 3_600_000);
    const dead = { by: 'dead', connections: 5, until };
    await world.smtpChannel.insertOne({
      _id: 'smtp',
      v: 1,
      refused: [],
      spent: [],
      shares: [dead],
    } as never);
    const gate = await aSender();
    await wanted(3);
    await eventually('it is turned away', () => gate.pause > 0);
    await eventually('all mails wait', async () => (await count('pending')) === 3);
    expect(server.most).toBe(0);
    const shares = [{ ...dead, until: new Date(0) }];
    await world.smtpChannel.updateOne({}, { $set: { shares }, $inc: { v: 1 } });
    await eventually('all mails are sent', async () => (await count('sent')) === 3);
    expect(await world.rows.countDocuments({ retries: 0, attempts: 1 })).toBe(3);
  });

  it('send no more in a minute than one may send, and blame no row', async () => {
    const four = { SMTP_MESSAGES_PER_MINUTE: '4' };
    const gates = [await aSender(four), await aSender(four)];
    await wanted(10);
    await eventually('four mails are sent', async () => (await count('sent')) === 4);
    await eventually('both know that it is enough', () =>
      gates.every(({ pause }) => pause > 5_000),
    );
    expect(server.whole).toHaveLength(4);
    const later = { state: 'pending', retries: 0, attempts: 0 } as const;
    await eventually('the others wait', async () => (await world.rows.countDocuments(later)) === 6);

    await world.smtpChannel.updateOne({}, { $set: { spent: [] }, $inc: { v: 1 } });
    await world.turnComes();
    await aSender(four);
    await eventually('four more are sent a minute later', async () => (await count('sent')) === 8);
    expect(server.whole).toHaveLength(8);
  });

  it('wait together for what one of them met', async () => {
    const other = await aSilentOne();
    const gate = await aSender();
    await other.fault(refusedCredentials, true);
    await eventually('the sender has heard of it', () => gate.pause > 0);
    const { breaker } = (await world.smtpChannel.findOne({}))!;
    await wanted(5);
    await eventually('all mails are sent', async () => (await count('sent')) === 5);
    const rows = await world.rows.find().toArray();
    for (const { last } of rows) {
      expect(last!.at.getTime()).toBeGreaterThanOrEqual(breaker!.openUntil.getTime());
    }
    expect((await world.smtpChannel.findOne({}))!.breaker).toBeUndefined();
  });

  it('try with one mail after a fault', async () => {
    const other = await aSilentOne();
    await wanted(20);
    await eventually('all rows wait', async () => (await count('pending')) === 20);
    await other.fault(refusedCredentials, true);
    server.next('mail', '530 5.7.0 who are you');
    await aSender();
    await aSender();
    await eventually('the mail was refused', async () => {
      return (await world.smtpChannel.findOne({}))?.breaker?.faults === 2;
    });
    expect(server.heard.get('mail')).toBe(1);
    await eventually('all mails are sent', async () => (await count('sent')) === 20);
  });

  it('take refused addresses of three domains for a fault of the channel', async () => {
    const gates = [await aSilentOne(), await aSilentOne()];
    const refuse = (sender: number, domain: string) => {
      const address = { deliveryId: domain, attempt: domain, domain };
      return gates[sender]!.addressRefused(address, refusedCredentials);
    };
    expect(await refuse(0, 'a.example')).toBe(true);
    expect(await refuse(1, 'b.example')).toBe(true);
    expect(await refuse(0, 'c.example')).toBe(false);
    await gates[1]!.look();
    expect(gates[1]!.pause).toBeGreaterThan(0);
  });

  it('leave at once: the next one need not wait for the end of a lease', async () => {
    await aSender();
    await wanted(1);
    await eventually('the mail is sent', async () => (await count('sent')) === 1);
    expect((await world.smtpChannel.findOne({}))?.shares).toHaveLength(1);
    await running.pop()!.stop();
    expect((await world.smtpChannel.findOne({}))?.shares).toEqual([]);
  });

  it('keep what they use, although they were about to leave when it began', async () => {
    const gate = await aSilentOne();
    await gate.use(() => Promise.resolve());
    // Somebody else wrote: the first try to leave finds another version.
    await world.smtpChannel.updateOne({}, { $inc: { v: 1 } });
    const ends: Array<() => void> = [];
    const leaving = gate.leave();
    const using = gate.use(() => new Promise<void>((resolve) => ends.push(resolve)));
    await leaving;
    await eventually('it is in use', () => ends.length === 1);
    expect((await world.smtpChannel.findOne({}))?.shares).toHaveLength(1);
    ends[0]!();
    await using;
  });

  it('write about the channel once in a few seconds, not once per mail', async () => {
    let writes = 0;
    const monitored = `${world.infrastructure.mongodbUri}?monitorCommands=true`;
    await aSender({ MONGODB_URI: monitored });
    const connection = running.at(-1)!.app.get<Connection>(getConnectionToken());
    connection.getClient().on('commandStarted', ({ command }) => {
      const { insert, update } = command as { insert?: string; update?: string };
      if ([insert, update].includes('channel')) writes += 1;
    });
    const began = Date.now();
    await wanted(100);
    await eventually('all mails are sent', async () => (await count('sent')) === 100);
    expect(writes).toBeGreaterThan(0);
    expect(writes).toBeLessThanOrEqual(2 + (Date.now() - began) / 4_000);
  });
});
