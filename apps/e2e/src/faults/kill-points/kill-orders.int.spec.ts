import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { connect, type Channel, type ChannelModel } from 'amqplib';
import mongoose, { type Connection } from 'mongoose';
import { ScriptedSmtp } from '../smtp/scripted-smtp';
import { KillOrders } from './kill-orders';
import { killSteps } from './steps';

const queue = 'accounts.events';

describe('an order to a process', () => {
  let infrastructure: TestInfrastructure;
  let broker: ChannelModel;
  let channel: Channel;
  let store: Connection;
  let smtp: ScriptedSmtp;
  let folder: string;
  let orders: KillOrders;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    broker = await connect(infrastructure.rabbitmqUrl);
    channel = await broker.createChannel();
    await channel.assertExchange('secop.events', 'topic');
    await channel.assertQueue(queue);
    await channel.bindQueue(queue, 'secop.events', '#');
    store = await mongoose.createConnection(infrastructure.mongodbUri).asPromise();
    folder = await mkdtemp(join(tmpdir(), 'kill-points-'));
  });
  beforeEach(async () => {
    smtp = await ScriptedSmtp.start();
    orders = new KillOrders(folder);
    await channel.purgeQueue(queue);
    for (const name of ['access_requests', 'accounts', 'deliveries']) {
      await store.collection(name).deleteMany({});
    }
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await smtp.stop();
  });
  afterAll(async () => {
    await broker.close();
    await store.close();
    await infrastructure.drop();
    await rm(folder, { recursive: true });
  });

  const walk = (name = 'service') => {
    const child = spawn(process.execPath, [join(__dirname, 'main-path.cjs')], {
      env: {
        ...process.env,
        ...orders.environment(name),
        MONGODB_URI: infrastructure.mongodbUri,
        RABBITMQ_URL: infrastructure.rabbitmqUrl,
        SMTP_URL: smtp.url,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as string | number);
    return { child, ended };
  };
  /** How far the path came, as the servers know it. */
  const traces = async () => {
    const request = await store.collection('access_requests').findOne();
    const row = await store.collection('deliveries').findOne();
    return {
      submitted: request !== null,
      accepted: request?.['v'] === 2,
      leased: request?.['relay'] !== undefined,
      inOutbox: (request?.['outbox'] as unknown[] | undefined)?.length === 1,
      granted: (await store.collection('accounts').countDocuments()) === 1,
      row: row?.['state'] as string | undefined,
      mails: smtp.mails.length,
    };
  };
  const messages = async () => (await channel.checkQueue(queue)).messageCount;

  it('that was not given changes nothing', async () => {
    expect(await walk().ended).toBe(0);
    expect(await traces()).toEqual({
      submitted: true,
      accepted: true,
      leased: true,
      inOutbox: false,
      granted: true,
      row: 'sent',
      mails: 1,
    });
    expect(await messages()).toBe(0);
  });

  const everywhere = killSteps.flatMap((step) =>
    (['before', 'after'] as const).map((side) => [step, side] as const),
  );
  it.each(everywhere)('kills it at %s, %s it', async (step, side) => {
    const armed = orders.arm('service', step, side);
    const { ended } = walk();
    await armed.struck;
    expect(await ended).toBe('SIGKILL');
    expect(() => orders.disarmAll()).not.toThrow();
  });

  it.each([
    ['A.write', 'before', { submitted: false }],
    ['A.write', 'after', { submitted: true, accepted: false }],
    ['C.write', 'before', { accepted: false }],
    ['C.write', 'after', { accepted: true, leased: false }],
    ['B.lease', 'after', { leased: true, inOutbox: true }],
    ['B.pull', 'before', { inOutbox: true }],
    ['B.pull', 'after', { inOutbox: false, granted: false }],
    ['D.effect', 'before', { granted: false }],
    ['D.effect', 'after', { granted: true, row: undefined }],
    ['E.finalizing', 'before', { row: 'leased', mails: 0 }],
    ['E.finalizing', 'after', { row: 'finalizing', mails: 0 }],
    ['E.dot', 'before', { row: 'finalizing', mails: 0 }],
    ['E.reply', 'before', { row: 'finalizing', mails: 1 }],
    ['E.sent', 'before', { row: 'finalizing', mails: 1 }],
    ['E.sent', 'after', { row: 'sent', mails: 1 }],
  ] as const)('strikes at %s, %s it: neither earlier nor later', async (step, side, expected) => {
    const armed = orders.arm('service', step, side);
    await walk().ended;
    await armed.struck;
    expect(await traces()).toMatchObject(expected);
  });

  it.each([
    ['B.publish', 'before', 0],
    ['B.publish', 'after', 1],
    ['D.ack', 'before', 1],
    ['D.ack', 'after', 0],
  ] as const)('at %s, %s it, leaves the broker with %d messages', async (step, side, left) => {
    orders.arm('service', step, side);
    await walk().ended;
    await eventually(`${left} messages are left`, async () => (await messages()) === left);
  });

  it('sends the dot before it kills after it', async () => {
    orders.arm('service', 'E.dot', 'after');
    await walk().ended;
    await eventually('the mail is accepted', () => smtp.mails.length === 1);
    expect(await traces()).toMatchObject({ row: 'finalizing' });
  });

  it('to stop is a sleep from which it wakes', async () => {
    const armed = orders.arm('service', 'C.write', 'before', { action: 'stop' });
    const { child, ended } = walk();
    await armed.struck;
    expect(await traces()).toMatchObject({ submitted: true, accepted: false });
    child.kill('SIGCONT');
    expect(await ended).toBe(0);
  });

  it('to stall lets it go on afterwards', async () => {
    const armed = orders.arm('service', 'D.ack', 'before', { action: 'delay', ms: 50 });
    expect(await walk().ended).toBe(0);
    await armed.struck;
  });

  it('spares so many passages as it says', async () => {
    const armed = orders.arm('service', 'A.validate', 'before', { skip: 1 });
    expect(await walk().ended).toBe(0);
    expect(() => orders.disarmAll()).toThrow('service comes to A.validate, before it');
    await expect(armed.struck).rejects.toThrow('taken back');
  });

  it('is about one subject, if it names one', async () => {
    orders.arm('service', 'B.publish', 'before', { match: 'membership.granted' });
    expect(await walk().ended).toBe(0);
    orders.arm('service', 'B.publish', 'before', { match: 'request.accepted' });
    await store.collection('access_requests').deleteMany({});
    await store.collection('accounts').deleteMany({});
    await store.collection('deliveries').deleteMany({});
    expect(await walk().ended).toBe('SIGKILL');
  });

  it('strikes one of two replicas', async () => {
    orders.arm('service', 'A.validate', 'before');
    const walks = [walk('service'), walk('service-2')];
    const ends = await Promise.all(walks.map(({ ended }) => ended));
    expect(ends.filter((end) => end === 'SIGKILL')).toHaveLength(1);
  });
});
