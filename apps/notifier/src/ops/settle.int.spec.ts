import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DeliverySentV1, MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { eventually, SmtpInbox } from '@secop/testing';
import { connect } from 'amqplib';
import { NotifierWorld } from '../a-notifier.builder';
import { heldFrom } from '../channel/channel';
import { SharedChannel } from '../channel/shared-channel';
import { SaidOutcomes } from '../deliveries/said-outcomes';
import { aMembership } from '../emails/email.builder';
import { OperatorModule } from './operator.module';
import { settle } from './settle';

const template = 'access-confirmed';
const backup = new Date('2026-11-22T12:00:00Z');
const rung = 'notifier.retry.10m';

describe('a journal that came back from a backup', () => {
  const inbox = new SmtpInbox();
  let world: NotifierWorld;
  let context: INestApplicationContext;
  let notifier: RunningApp;
  let folder: string;
  let smtpUrl: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'settle-'));
    world = await NotifierWorld.create();
    smtpUrl = await inbox.start();
    const module = OperatorModule.forRoot(world.configuration(smtpUrl));
    context = await NestFactory.createApplicationContext(module, { logger: false });
    await hold();
    notifier = await world.start(smtpUrl);
    const ana = { email: 'ana@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };
    const contact = await world.seal('user-contact', ana);
    const data = { userId: 'user-requester', locale: 'es-CO', contact } as const;
    await world.say(UserContactChangedV1, data);
  });
  beforeEach(async () => {
    await world.rows.deleteMany({});
    await hold();
    const seenBy = notifier.app.get(SharedChannel);
    await eventually('the notifier knows it', () => seenBy.seen.heldSince !== undefined);
    inbox.received.length = 0;
  });
  afterAll(async () => {
    await context.close();
    await world.stop();
    await inbox.stop();
    await rm(folder, { recursive: true });
  });

  const hold = () =>
    context
      .get(SharedChannel)
      .change((channel, now) => ({ channel: heldFrom(channel, backup, now), answer: undefined }));
  const granted = async (request: string) => {
    const facts = { accessRequestId: request, decisionId: `${request}-2` };
    await world.say(MembershipGrantedV1, { membership: aMembership(facts) });
    return eventually(`the mail about ${request} waits`, () =>
      world.rows.findOne({ template, subject: request, state: 'pending' }),
    );
  };
  const order = async (options: { accepted?: string; hold?: boolean }, dryRun = false) => {
    const audited: object[] = [];
    const { lines } = await settle.run({
      options: { hold: false, ...options },
      config: world.configuration(smtpUrl),
      dryRun,
      get: (token: never) => Promise.resolve(context.get<unknown>(token)),
      audit: (facts: object) => Promise.resolve(void audited.push(facts)),
    } as never);
    return { said: lines.join('\n'), audited };
  };
  const logOf = (since: Date, ...ids: string[]) => logUntil(new Date(), since, ...ids);
  const logUntil = (at: Date, since: Date, ...ids: string[]) => {
    const file = join(folder, 'smtp.jsonl');
    const lines = [
      { fact: 'begin', source: 'smtp', at: at.toISOString(), since: since.toISOString() },
      ...ids.map((id) => ({
        ...{ fact: 'accepted-mail', messageId: `<${id}@secop.example>` },
        at: at.toISOString(),
      })),
      { fact: 'end', facts: ids.length },
    ];
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    return file;
  };

  it('sends nothing before it is settled what was sent; then only what the mail server never took', async () => {
    const [first, second] = [await granted('request-1'), await granted('request-2')];
    const accepted = logOf(backup, first._id);
    expect((await order({ accepted }, true)).said).toBe(
      '1 were accepted before, 0 wait for somebody to look, 1 go out (not done)',
    );
    expect(inbox.received).toEqual([]);
    const { audited } = await order({ accepted });
    expect(audited).toEqual([{ accepted: 1 }]);
    await eventually('the other one goes out', () => inbox.received.length === 1);
    expect(inbox.received[0]!.mail.messageId).toBe(`<${second._id}@secop.example>`);
    expect(await world.rows.findOne({ _id: first._id })).toMatchObject({
      state: 'sent',
      last: { reason: 'accepted-before-restore' },
    });
    await expect(order({ accepted })).rejects.toThrow('No mails are held back.');
  });

  it('keeps all of them for somebody to look at when there is no log', async () => {
    const { _id } = await granted('request-3');
    const { said } = await order({ hold: true });
    expect(said).toBe('0 were accepted before, 1 wait for somebody to look, 0 go out');
    expect(await world.rows.findOne({ _id })).toMatchObject({
      state: 'hold',
      last: { reason: 'restored' },
    });
    const facts = { accessRequestId: 'request-4', decisionId: 'request-4-2' };
    await world.say(MembershipGrantedV1, { membership: aMembership(facts) });
    await eventually('what is wanted from now on goes out', () => inbox.received.length === 1);
  });

  it('takes no log that begins after the backup, or a part of one', async () => {
    const late = logOf(new Date(backup.getTime() + 1));
    await expect(order({ accepted: late })).rejects.toThrow('begin no later than the backup');
    writeFileSync(late, '');
    await expect(order({ accepted: late })).rejects.toThrow('no end');
    await expect(order({ accepted: join(folder, 'nobody') })).rejects.toThrow('holds no facts');
    await expect(order({})).rejects.toThrow('or say --hold');
  });

  it('takes no log that ends before the journal came back: mails may have been accepted in between', async () => {
    const { heldAt } = await context.get(SharedChannel).read();
    const early = logUntil(new Date(heldAt!.getTime() - 1), backup);
    await expect(order({ accepted: early })).rejects.toThrow(
      `has to end no earlier than \`restored\` was run, ${heldAt!.toISOString()}`,
    );
    await order({ accepted: logUntil(heldAt!, backup) });
  });

  it('is not settled while the notifier has something to hear: it may be a mail that was sent', async () => {
    const broker = await connect(world.infrastructure.rabbitmqUrl);
    const channel = await broker.createConfirmChannel();
    channel.sendToQueue(rung, Buffer.from('{}'), { persistent: true });
    await channel.waitForConfirms();
    const refusal = 'still has to hear: 0 messages in notifier.events, 1 on its ladder';
    await expect(order({ hold: true })).rejects.toThrow(refusal);
    await expect(order({ accepted: logOf(backup) }, true)).rejects.toThrow(refusal);
    await channel.purgeQueue(rung);
    await broker.close();
    await order({ hold: true });
  });

  it('knows again what the log says was sent, so that the same mail is not written a second time', async () => {
    const { _id, subject, step, recipient, v } = await granted('request-5');
    await world.rows.deleteOne({ _id });
    const notificationKey = [template, subject, step, recipient].join('/');
    const data = { deliveryId: _id, notificationKey, template, recipient, attempts: 1 };
    const said = { type: DeliverySentV1.type, subject: _id, sequence: v + 2, data };
    const outcomes = context.get(SaidOutcomes);
    expect(await outcomes.bring(_id, [{ ...said, time: backup }])).toEqual([]);
    const facts = { accessRequestId: 'request-5', decisionId: 'request-5-2' };
    await world.say(MembershipGrantedV1, { membership: aMembership(facts) });
    const other = await granted('request-6');
    await order({ accepted: logOf(backup) });
    await eventually('the other one goes out', () => inbox.received.length === 1);
    expect(inbox.received[0]!.mail.messageId).toBe(`<${other._id}@secop.example>`);
    expect(await world.rows.findOne({ _id })).toMatchObject({ state: 'sent', createdAt: backup });
    expect(
      await outcomes.bring('x', [
        { ...said, data: { ...data, notificationKey: 'x' }, time: backup },
      ]),
    ).toEqual(['its notification key']);
  });
});
