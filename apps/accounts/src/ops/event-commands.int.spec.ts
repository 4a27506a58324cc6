import { randomUUID } from 'node:crypto';
import { UserClosedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { AccountsApp } from '../../test-support/accounts-app';
import { OperatorProcess } from '../../test-support/operator-process';
import { anAccount } from '../domain/account/account.builder';
import { MongoAccounts } from '../infrastructure/accounts.mongo-repository';

jest.setTimeout(180_000);

describe("an operator of accounts' events", () => {
  let app: AccountsApp;
  let operator: OperatorProcess;
  let broker: ChannelModel;
  let channel: ConfirmChannel;

  beforeAll(async () => {
    app = await AccountsApp.start();
    operator = new OperatorProcess(app.infrastructure, process.env);
    broker = await connect(app.infrastructure.rabbitmqUrl);
    channel = await broker.createConfirmChannel();
  });
  afterAll(async () => {
    await broker?.close();
    await app?.stop();
  });

  const audited = (filter: object) => app.store.collection('operator_audit').find(filter).toArray();
  const closed = () => app.store.collection('closed_users').countDocuments();
  const parked = (count: number) =>
    eventually(`${count} are parked`, async () => (await app.parked()) === count);

  const consumed = () =>
    eventually('the service has heard everything', async () => {
      return (await channel.checkQueue('accounts.events')).messageCount === 0;
    });

  /** Users whose closing could not be handled; the handler is well again. */
  async function park(...users: string[]): Promise<string[]> {
    const ids = users.map((userId) => {
      const id = randomUUID();
      const time = new Date().toISOString();
      const data = { userId, reason: 'asked for it' };
      const type = UserClosedV1.type;
      const envelope = { specversion: '1.0', id, source: '/identity', type, time, data };
      const body = Buffer.from(JSON.stringify({ ...envelope, subject: userId, sequence: '2' }));
      channel.publish('accounts.retry', 'parked', body, {
        persistent: true,
        messageId: id,
        type,
        contentType: 'application/cloudevents+json; charset=utf-8',
        headers: { 'secop-attempt': 6, 'secop-reason': 'exhausted', 'secop-code': 'TypeError' },
      });
      return id;
    });
    await channel.waitForConfirms();
    return ids;
  }

  it('redrives parked messages; killed between the copy and the removal, the second run finishes', async () => {
    const ids = await park('u1', 'u2', 'u3');
    await parked(3);
    const list = await operator.run('parked', 'list');
    expect(list.code).toBe(0);
    expect(list.out).toContain('3 parked');
    expect(list.out.split('\n')[1]).toMatch(
      new RegExp(`^${ids[0]}  ${UserClosedV1.type}  exhausted  TypeError  6 attempts`),
    );

    const redrive = ['parked', 'redrive', '--all', '--as', 'eva'];
    const rehearsed = await operator.run(...redrive, '--dry-run');
    expect(rehearsed.out).toContain('3 messages would be redriven');
    const killed = await operator.runKilledAt(
      'amqplib/lib/channel_model.js',
      'Channel.ack',
      1,
      ...redrive,
    );
    expect(killed.code).toBe(-1);
    await eventually('the first has its effect', async () => (await closed()) === 1);
    await parked(3);

    const again = await operator.run(...redrive);
    expect(again).toMatchObject({ code: 0, out: '3 messages redriven\n' });
    await eventually('all have their effect', async () => (await closed()) === 3);
    await parked(0);
    expect(await operator.run(...redrive)).toMatchObject({ code: 0, out: '0 messages redriven\n' });
    expect(await audited({ act: 'parked-redrive', messageId: ids[0] })).toHaveLength(2);
    expect(await audited({ act: 'parked-redrive', operator: 'eva' })).toHaveLength(4);
  });

  it('discards one, and the audit keeps what it was', async () => {
    const [id, other] = await park('u4', 'u5');
    await parked(2);
    const shown = await operator.run('parked', 'show', id!);
    expect(shown.out).not.toContain('asked for it');
    const revealed = await operator.run('parked', 'show', id!, '--reveal', '--as', 'eva');
    expect(revealed.out).toContain('asked for it');
    const words = ['parked', 'discard', id!, '--reason', 'a test user', '--as', 'eva'];
    expect(await operator.run(...words)).toMatchObject({ code: 0, out: '1 message discarded\n' });
    const again = await operator.run(...words);
    expect(again).toMatchObject({ code: 1 });
    expect(again.out).toContain(`${id} is not parked`);
    expect(await audited({ act: 'parked-discard' })).toMatchObject([
      {
        operator: 'eva',
        messageId: id,
        type: UserClosedV1.type,
        reason: 'exhausted',
        grounds: 'a test user',
        bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
    expect(await audited({ act: 'reveal-parked' })).toMatchObject([{ messageId: id }]);
    const { messages } = await operator.json<{ messages: { id: string }[] }>('parked', 'list');
    expect(messages.map((message) => message.id)).toEqual([other]);
  });

  it.each([
    [['parked', 'redrive', '--as', 'eva'], 1, 'Name the messages'],
    [['parked', 'show', 'nobody'], 1, 'No such message is parked'],
    [['replay', '--from', 'yesterday', '--as', 'eva'], 1, 'A point of the log'],
    [['republish', '--as', 'eva'], 1, 'Name the aggregates'],
    [['restored', '--taken', '2026-11-22T12:00:00Z', '--as', 'eva'], 1, 'accounts still runs'],
    [['republish', 'nobody', '--as', 'eva'], 1, 'There is no nobody'],
  ])('is told in a sentence why %j is not done', async (words, code, sentence) => {
    const answer = await operator.run(...words);
    expect(answer.code).toBe(code);
    expect(answer.out + answer.err).toContain(sentence);
  });

  it('says every account again; killed half-way, it goes on where it was, and consumers bear the rest', async () => {
    const accounts = app.get(MongoAccounts);
    const { state } = anAccount().administeredBy('ana').withProvider('rosa').build();
    const ids = Array.from({ length: 230 }, (_, index) => `a-${String(index).padStart(4, '0')}`);
    for (const id of ids) {
      const command = { key: id, hash: '', by: 'machine' as const };
      await accounts.create(id, command, () => ({ state, events: [] }));
    }
    const all = ['republish', '--all', '--as', 'eva'];
    const rehearsed = await operator.json<{ aggregates: number }>(...all, '--dry-run');
    expect(rehearsed.aggregates).toBe(230);

    const killed = await operator.runKilledAt(
      'mongodb/lib/collection.js',
      'Collection.findOne',
      150,
      ...all,
    );
    expect(killed.code).toBe(-1);
    const [, after] = /--all --after (\S+)/.exec(killed.err) ?? [];
    expect(after).toBe('a-0099');

    const rest = await operator.json<{ aggregates: number; events: number }>(
      ...all,
      '--after',
      after!,
    );
    expect(rest).toMatchObject({ aggregates: 130, events: 390, missing: [] });
    const documents = await app.store
      .collection('accounts')
      .find({ _id: { $in: ids as never[] } })
      .toArray();
    const versions = documents.map(({ v }) => Number(v));
    expect(Math.min(...versions)).toBe(2);
    expect(Math.max(...versions)).toBeLessThanOrEqual(3);
    await eventually('everything is said', () =>
      ids.every(
        (id) =>
          app.said('accounts.account.updated.v1', id).length > 0 &&
          app.said('accounts.membership.granted.v1', id).length >= 2,
      ),
    );
    await consumed();
    const members = documents.map((document) => (document['members'] as unknown[]).length);
    expect(new Set(members)).toEqual(new Set([2]));
    await parked(1);
  });

  it('hears a range of the log once more, which changes nothing', async () => {
    const types = ['--type', 'accounts.account.updated.v1'];
    const replay = ['replay', '--from', 'first', ...types, '--as', 'eva'];
    const rehearsed = await operator.json<{ replayed: number }>(...replay, '--dry-run');
    expect(rehearsed.replayed).toBeGreaterThanOrEqual(230);
    // Copies for the log are not waited for: some of what was just said again may come in between.
    const done = await operator.json<{ replayed: number; dryRun: boolean }>(...replay);
    expect(done.dryRun).toBe(false);
    expect(done.replayed).toBeGreaterThanOrEqual(rehearsed.replayed);
    await consumed();
    await parked(1);
  });

  it('finds a missing and a superfluous binding, and mends both', async () => {
    expect(await operator.run('topology', 'check')).toMatchObject({ code: 0 });
    await channel.unbindQueue('accounts.events', 'secop.events', UserClosedV1.type);
    await channel.bindQueue('accounts.events', 'secop.events', 'accounts.account.renamed.v1');
    const check = await operator.run('topology', 'check');
    expect(check.code).toBe(1);
    expect(check.out).toContain(`accounts.events is not bound to ${UserClosedV1.type}`);
    expect(check.out).toContain('accounts.events is bound to accounts.account.renamed.v1, and no');
    await operator.run('topology', 'declare', '--as', 'eva');
    const pruned = await operator.run('topology', 'prune', '--as', 'eva');
    expect(pruned.out).toContain('1 binding removed');
    expect(await operator.run('topology', 'check')).toMatchObject({ code: 0, out: 'Complete\n' });
  });

  it('replaces a parked queue that was declared otherwise, as soon as it is empty', async () => {
    await channel.deleteQueue('accounts.parked');
    const earlier = { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish' };
    await channel.assertQueue('accounts.parked', { durable: true, arguments: earlier });
    await channel.bindQueue('accounts.parked', 'accounts.retry', 'parked');
    const [id] = await park('u6');
    await parked(1);
    const declare = ['topology', 'declare', '--as', 'eva'];
    const refused = await operator.run(...declare);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(
      'accounts.parked: x-delivery-limit is none, not 2147483647; 1 in',
    );
    await operator.run('parked', 'discard', id!, '--reason', 'a test user', '--as', 'eva');
    // The service itself may do it first: in development it declares until everything is there.
    expect(await operator.run(...declare)).toMatchObject({ code: 0 });
    expect(await operator.run('topology', 'check')).toMatchObject({ code: 0, out: 'Complete\n' });
    await park('u7');
    await parked(1);
  });
});
