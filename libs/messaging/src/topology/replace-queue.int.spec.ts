import { eventually } from '@secop/testing';
import { StepTakenV1, testContracts } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { quickTuning } from '../../test-support/quick-tuning';
import { declareTopology } from './declare';

const parked = 'notifier.parked';
/** As it was declared before it said anything about deliveries. */
const earlier = { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish' };

describe('a queue that was declared otherwise', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    await redeclared(parked, earlier);
  });
  afterEach(() => test.end());

  async function redeclared(queue: string, args: object, key = 'parked') {
    await test.channel.deleteQueue(queue);
    await test.channel.assertQueue(queue, { durable: true, arguments: args });
    await test.channel.bindQueue(queue, 'notifier.retry', key);
  }
  const declare = () =>
    declareTopology(test.infrastructure.rabbitmqUrl, testContracts, quickTuning.ladder);
  const park = (step: number) =>
    test.say(StepTakenV1, { step }, { to: ['notifier.retry', 'parked'] });
  const isParked = (count: number) =>
    eventually(`${count} are parked`, async () => (await test.depthOf(parked)) === count);
  /** The id of a message that was taken out; the queue may be away just now, which ends a channel. */
  async function takeOne(): Promise<string | undefined> {
    const channel = await test.broker.createChannel();
    channel.on('error', () => undefined);
    try {
      const message = await channel.get(parked, { noAck: true });
      await channel.close();
      return message ? (message.properties.messageId as string) : undefined;
    } catch {
      return undefined;
    }
  }
  const looksAt = (times: number) =>
    new Promise<void>((resolve, reject) => {
      let looks = 0;
      void test.broker.createChannel().then(async (channel) => {
        await channel.consume(parked, (message) => {
          if (!message) return reject(new Error('cancelled'));
          looks += 1;
          if (looks < times) return channel.nack(message, false, true);
          channel.nack(message, false, true);
          void channel.close().then(resolve);
        });
      });
    });

  it('is replaced when it is a parked queue and empty, and keeps what is looked at often', async () => {
    await declare();
    await declare();
    park(1);
    await looksAt(100);
    await isParked(1);
  });

  it('stays as it is, bound again, while messages are in it; one sentence says what to do', async () => {
    park(1);
    await isParked(1);
    await test.channel.unbindQueue(parked, 'notifier.retry', 'parked');
    await test.channel.deleteQueue('notifier.events');
    await expect(declare()).rejects.toThrow(
      'notifier.parked: x-delivery-limit is none, not 2147483647; 1 in it: ' +
        '"parked redrive" or "parked discard" them, then declare again.',
    );
    park(2);
    await isParked(2);
    expect(await test.depthOf('notifier.events')).toBe(0);
    await test.channel.purgeQueue(parked);
    await declare();
  });

  it('stays as it is while somebody holds its messages', async () => {
    park(1);
    const held = await test.broker.createChannel();
    await held.consume(parked, () => undefined);
    await eventually('it is held', async () => (await test.depthOf(parked)) === 0);
    await expect(declare()).rejects.toThrow('somebody works on it');
    await held.close();
    await isParked(1);
  });

  it('loses nothing that is parked meanwhile, by two at once', async () => {
    const publisher = await test.broker.createConfirmChannel();
    const returned = new Set<unknown>();
    publisher.on('return', ({ properties }: { properties: { messageId: unknown } }) =>
      returned.add(properties.messageId),
    );
    const kept = new Set<string>();
    let going = true;
    const parking = (async () => {
      for (let n = 0; going; n += 1) {
        const messageId = String(n);
        const options = { mandatory: true, persistent: true, messageId };
        publisher.publish('notifier.retry', 'parked', Buffer.from('{}'), options);
        await publisher.waitForConfirms();
        if (!returned.has(messageId)) kept.add(messageId);
        const taken = await takeOne();
        if (taken) kept.delete(taken);
      }
    })();
    for (let round = 0; round < 3; round += 1) {
      await Promise.allSettled([declare(), declare()]);
    }
    going = false;
    await parking;
    await eventually('all are found', async () => {
      const taken = await takeOne();
      if (taken) kept.delete(taken);
      return kept.size === 0;
    });
  });

  it('is left to an operator when it hears what others hear too, or passes messages on', async () => {
    await declare();
    await redeclared('notifier.events', { 'x-queue-type': 'quorum' }, 'events');
    await expect(declare()).rejects.toThrow(/^notifier.events: .*docs\/operations\/events.md/);
    await test.channel.deleteQueue('notifier.events');
    await redeclared('notifier.retry.first', { 'x-queue-type': 'quorum' }, 'first');
    await expect(declare()).rejects.toThrow(/^notifier.retry.first: /);
  });
});
