import { eventually } from '@secop/testing';
import type { BrokerConnection } from '../broker/broker-connection';
import { EventTransport } from '../consuming/event-transport';
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest, stepOf } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { OperatorSession } from './operator-session';
import { ParkedDesk } from './parked-desk';

const tuning = { calmAfter: 10, queueCheckInterval: 50 };

describe('what the broker parked because it came back too often', () => {
  let test: MessagingUnderTest;
  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  /** As a crash loop does: everything prefetched goes back each time that the process dies. */
  async function crashOver(messages: number): Promise<void> {
    const before = await test.depthOf('notifier.parked');
    for (let step = 1; step <= messages; step += 1) test.say(StepTakenV1, { step });
    await eventually('all wait', async () => (await test.depthOf('notifier.events')) === messages);
    for (let crash = 0; crash <= 60; crash += 1) {
      if ((await test.depthOf('notifier.parked')) === before + messages) return;
      const channel = await test.broker.createChannel();
      let taken = 0;
      await channel.consume('notifier.events', () => (taken += 1));
      await eventually('they are taken, or parked', async () => {
        const parked = await test.depthOf('notifier.parked');
        return taken + parked >= before + messages;
      });
      await channel.close();
    }
    throw new Error('the broker parked nothing');
  }

  it('is handled once more, one at a time, and is gone', async () => {
    await crashOver(5);
    let atOnce = 0;
    let most = 0;
    const notifier = await NotifierUnderTest.start(test, { tuning });
    notifier.behave = async () => {
      most = Math.max(most, (atOnce += 1));
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
    };
    await eventually('all are handled', () => notifier.received.length === 5);
    await eventually('none is parked', async () => (await test.depthOf('notifier.parked')) === 0);
    expect(notifier.received.map(({ data }) => data.step)).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(1);
  }, 120_000);

  it('stays parked when it ends its process again, until an operator redrives it', async () => {
    await crashOver(2);
    const notifier = await NotifierUnderTest.start(test, { tuning });
    notifier.behave = ({ data }) => {
      if (data.step !== 1) return;
      const connection = notifier.app.get(EventTransport).unwrap<BrokerConnection>();
      // As when the process dies: nothing of the delivery is answered.
      (
        connection.current as unknown as { connection: { stream: { destroy(error: Error): void } } }
      ).connection.stream.destroy(new Error('cut'));
    };
    const steps = () => notifier.received.map(({ data }) => data.step);
    await eventually('the other is handled', () => steps().includes(2));
    await notifier.isReady();
    await eventually('one stays', async () => (await test.depthOf('notifier.parked')) === 1);
    expect(steps().filter((step) => step === 1)).toHaveLength(1);

    const session = await OperatorSession.open(test.infrastructure.rabbitmqUrl, 'notifier');
    test.onStop(() => session.close());
    const desk = new ParkedDesk(session, 'notifier');
    const [left] = (await desk.list({ ids: [] }, 10)).messages;
    expect(left).toMatchObject({ reason: 'delivery-limit', type: StepTakenV1.type });
    notifier.behave = () => undefined;
    const before = () => Promise.resolve();
    await desk.redrive({ choice: { ids: [left!.id] }, dryRun: false, run: 'r', before });
    await eventually('it is handled', () => steps().filter((step) => step === 1).length === 2);
    await eventually('none is parked', async () => (await test.depthOf('notifier.parked')) === 0);
  }, 120_000);

  it('is told from what handlers refused, which stays untouched', async () => {
    test.say(StepTakenV1, { step: 9 }, { to: ['notifier.retry', 'parked'] });
    await eventually('one is parked', async () => (await test.depthOf('notifier.parked')) === 1);
    await crashOver(1);
    const notifier = await NotifierUnderTest.start(test, { tuning });
    await eventually('one is handled', () => notifier.received.length === 1);
    await eventually('one stays', async () => (await test.depthOf('notifier.parked')) === 1);
    const left = await test.collect('notifier.parked');
    await eventually('it can be read', () => left.length === 1);
    expect(stepOf(left[0]!)).toBe(9);
  }, 120_000);
});
