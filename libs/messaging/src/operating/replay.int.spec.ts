import { eventually, TcpProxy } from '@secop/testing';
import { defineEvent } from '@secop/contracts';
import {
  SecretSharedV1,
  StepShownV1,
  StepTakenV1,
  StepUndoneV1,
  testContracts,
} from '../../test-support/contracts';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import { aBrokerUser } from '../../test-support/broker-user';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { quickTuning } from '../../test-support/quick-tuning';
import { declareTopology } from '../topology/declare';
import { logRangeOf } from './log-range';
import { OperatorSession } from './operator-session';
import { LogReplay, type ReplayWork } from './replay';

describe('a replay of the log', () => {
  let test: MessagingUnderTest;
  let session: OperatorSession;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    session = await open();
  });
  afterEach(() => test.end());

  async function open(url = test.infrastructure.rabbitmqUrl) {
    const opened = await OperatorSession.open(url, 'notifier');
    test.onStop(() => opened.close());
    return opened;
  }
  const replay = (from = 'first', to?: string, changes: Partial<ReplayWork> = {}) =>
    new LogReplay(session, 'notifier', testContracts).execute({
      range: logRangeOf(from, to),
      types: [],
      run: 'run-1',
      dryRun: false,
      ...changes,
    });
  /** In the log alone, as the relay's copies are. */
  async function log(steps: number, contract = StepTakenV1, time?: string): Promise<string[]> {
    const channel = await test.broker.createConfirmChannel();
    const said = Array.from({ length: steps }, (_, step) =>
      test.say(
        contract,
        { step },
        {
          to: ['secop.log', contract.type],
          envelope: time ? { time } : {},
          properties: {
            userId: undefined,
            expiration: '60000',
            headers: time ? { 'ce-time': time } : {},
          },
        },
      ),
    );
    await channel.waitForConfirms();
    await channel.close();
    return said;
  }
  const inTheLog = (count: number) =>
    eventually(`${count} are in the log`, async () => {
      const { leftOut, replayed } = await replay('first', undefined, { dryRun: true });
      return leftOut + replayed === count;
    });

  it('brings a range to one service, the bytes and the id of each, marked, and to nobody else', async () => {
    const others = await test.listenTo('secop.events');
    const said = await log(20);
    await log(5, StepShownV1 as never);
    await inTheLog(25);
    const received = await test.collect('notifier.events');
    expect(await replay('5', '14')).toMatchObject({ replayed: 10, leftOut: 0, first: 5, next: 15 });
    await eventually('they arrive', () => received.length === 10);
    expect(received.map(({ properties }) => properties.messageId as string)).toEqual(
      said.slice(5, 15),
    );
    const { properties, fields } = received[0]!;
    expect(fields).toMatchObject({ exchange: 'notifier.retry', routingKey: 'events' });
    expect(properties.expiration).toBeUndefined();
    expect(properties.headers).toMatchObject({
      'secop-replay': 'run-1',
      'secop-replay-offset': 5,
    });
    expect(properties.headers).not.toHaveProperty('x-stream-offset');
    expect(others).toEqual([]);
    expect(await replay()).toMatchObject({ replayed: 20, leftOut: 5, next: 25 });
  });

  it('chooses by type and by the time at which things happened', async () => {
    await log(3, StepTakenV1, '2026-11-20T10:00:00.000Z');
    await log(4, StepTakenV1, '2026-11-21T10:00:00.000Z');
    await log(5, StepUndoneV1 as never, '2026-11-21T11:00:00.000Z');
    await inTheLog(12);
    const counted = async (...words: Parameters<typeof replay>) =>
      (await replay(...words)).replayed;
    const rehearsed = { dryRun: true };
    expect(await counted('first', '2026-11-20', rehearsed)).toBe(0);
    expect(await counted('first', '2026-11-21T10:00:00Z', rehearsed)).toBe(7);
    const types = [StepUndoneV1.type];
    expect(await counted('first', undefined, { ...rehearsed, types })).toBe(5);
    expect(await counted('2026-11-21T10:30:00Z', undefined, rehearsed)).toBe(5);
    expect(await counted('2099-01-01', undefined, rehearsed)).toBe(0);
    expect(await test.depthOf('notifier.events')).toBe(0);
  });

  it('refuses what would be answered with silence', async () => {
    expect(await replay()).toMatchObject({ replayed: 0 });
    await log(3);
    await inTheLog(3);
    await expect(replay('3')).rejects.toThrow('The log ends at offset 2');
    await expect(replay('first', undefined, { types: [SecretSharedV1.type] })).rejects.toThrow(
      'The log keeps no identity.secret.shared.v1 that notifier hears',
    );
    const nobody = new LogReplay(session, 'identity', testContracts).execute({
      range: logRangeOf('first', undefined),
      types: [],
      run: 'r',
      dryRun: true,
    });
    await expect(nobody).rejects.toThrow('identity.events does not exist');
  });

  it('goes as far as the log went when it began, however much is said meanwhile', async () => {
    await log(20);
    await inTheLog(20);
    const traffic = setInterval(() => void log(1), 100);
    test.onStop(() => Promise.resolve(clearInterval(traffic)));
    const { replayed, stopped } = await replay();
    clearInterval(traffic);
    expect(stopped).toBeUndefined();
    expect(replayed).toBeGreaterThanOrEqual(20);
    expect(await replay('2099-01-01')).toMatchObject({ replayed: 0 });
  });

  it('takes a slow connection for slow, and not for an empty log', async () => {
    const proxy = await TcpProxy.before(test.infrastructure.rabbitmqUrl);
    test.onEnd(() => proxy.close());
    session = await open(proxy.url);
    test.say(
      StepTakenV1,
      { padding: 'x'.repeat(14_000) },
      {
        to: ['secop.log', StepTakenV1.type],
        properties: { headers: { 'ce-time': '2026-11-20T10:00:00.000Z' } },
      },
    );
    await eventually('it is counted', async () => (await test.depthOf('secop.log')) === 1);
    proxy.drip(2_000);
    const slow = await replay('2026-01-01', undefined, { dryRun: true });
    expect(slow).toMatchObject({ replayed: 1, next: 1 });
  });

  it('reaches the end across segments, whose offsets have gaps', async () => {
    await test.channel.deleteQueue('secop.log');
    const args = { 'x-queue-type': 'stream', 'x-stream-max-segment-size-bytes': 2_000 };
    await test.channel.assertQueue('secop.log', { durable: true, arguments: args });
    await test.channel.bindQueue('secop.log', 'secop.log', '#');
    for (let round = 0; round < 6; round += 1) {
      await log(20);
      await inTheLog((round + 1) * 20);
    }
    const outcome = await replay();
    expect(outcome).toMatchObject({ replayed: 120 });
    expect(outcome.next).toBeGreaterThan(120);
    const beyondAGap = await replay('first', String((outcome.next ?? 0) - 2));
    expect(beyondAGap.stopped).toBeUndefined();
  });

  it('has each effect once, although it is killed half-way and run again', async () => {
    const notifier = await NotifierUnderTest.ready(test);
    const effects = new Set<string>();
    notifier.behave = ({ id }) => effects.add(id);
    const said = await log(300);
    await inTheLog(300);

    const publish = session.publisher.publish.bind(session.publisher);
    let published = 0;
    jest.spyOn(session.publisher, 'publish').mockImplementation(async (publication) => {
      await publish(publication);
      published += 1;
      if (published === 100) await session.close();
    });
    const killed = await replay().catch((error: Error) => ({ stopped: error.message }));
    expect(killed.stopped).toBeDefined();
    session = await open();
    expect(await replay()).toMatchObject({ replayed: 300 });
    await eventually('all had their effect', () => effects.size === 300);
    await test.nothingLeft();
    expect(effects).toEqual(new Set(said));
    expect(notifier.received.length).toBeGreaterThanOrEqual(400);
  });

  it('stops at the first event that the queue does not take, and says where to go on', async () => {
    await log(50);
    await inTheLog(50);
    await test.channel.unbindQueue('notifier.events', 'notifier.retry', 'events');
    const stopped = await replay('10');
    expect(stopped).toMatchObject({ replayed: 0, next: 10 });
    expect(stopped.stopped).toContain('returned');
    await test.channel.bindQueue('notifier.events', 'notifier.retry', 'events');
    expect(await replay(String(stopped.next))).toMatchObject({ replayed: 40, next: 50 });
  });

  it('fills a service that did not exist when the events were said', async () => {
    const accounts = await AccountsUnderTest.running(test);
    const ids = [anId(), anId(), anId()];
    for (const id of ids) await accounts.steps.begin(id);
    await accounts.emptied();
    const heardByIdentityToo = testContracts.map((contract) =>
      contract.type === StepTakenV1.type
        ? defineEvent({ ...StepTakenV1, consumers: ['notifier', 'identity'] })
        : contract,
    );
    await declareTopology(test.infrastructure.rabbitmqUrl, heardByIdentityToo, quickTuning.ladder);
    await accounts.steps.begin(anId());
    await accounts.emptied();

    const work = { range: logRangeOf('first', undefined), types: [], run: 'new', dryRun: false };
    const outcome = await eventually('the log has all copies', async () => {
      const looked = await new LogReplay(session, 'identity', heardByIdentityToo).execute({
        ...work,
        dryRun: true,
      });
      return looked.replayed === 4 && looked;
    });
    expect(outcome).toMatchObject({ replayed: 4 });
    await new LogReplay(session, 'identity', heardByIdentityToo).execute(work);
    const received = await test.collect('identity.events');
    await eventually('live and replayed events arrive', () => received.length === 5);
    expect(new Set(received.map(({ properties }) => properties.messageId as string)).size).toBe(4);
    expect(await test.depthOf('notifier.events')).toBe(4);
  });

  it('needs no right to configure anything, and to read no more than its own queues and the log', async () => {
    await log(2);
    await inTheLog(2);
    const url = await aBrokerUser(test, {
      configure: '^$',
      write: '^notifier\\.retry$',
      read: '^(notifier\\..*|secop\\.log)$',
    });
    session = await open(url);
    expect(await replay()).toMatchObject({ replayed: 2, next: 2 });
  });
});
