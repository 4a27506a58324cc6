import { eventually } from '@secop/testing';
import type { BrokerConnection } from '../broker/broker-connection';
import { EventTransport } from '../consuming/event-transport';
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest, stepOf } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { OperatorSession } from './operator-session';
import { ParkedDesk } from './parked-desk';

const tuning = { calmAfter: 10, queueCheckInterval: 50 };

/** As when the process dies: nothing of the delivery is answered. */
async function cutConnection(notifier: NotifierUnderTest): Promise<void> {
  const { current } = notifier.app.get(EventTransport).unwrap<BrokerConnection>();
  const { connection } = current as unknown as {
    connection: { stream: { destroy(error: Error): void } };
  };
  const closed = new Promise((resolve) => current!.once('close', resolve));
  connection.stream.destroy(new Error('cut'));
  await closed;
}

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
  });

  it('stays parked if it ends its process again, until it is redriven; the next process tries the others', async () => {
    await crashOver(5);
    const dying = await NotifierUnderTest.start(test, { tuning });
    dying.behave = async () => {
      await cutConnection(dying);
      dying.behave = () => undefined;
      await new Promise(() => undefined); // a dead process ends nothing
    };
    await eventually('the first was begun', () => dying.received.length === 1);
    const next = await NotifierUnderTest.start(test, { tuning });
    await eventually('the others are handled', () => next.received.length === 4);
    await eventually('one stays', async () => (await test.depthOf('notifier.parked')) === 1);
    const steps = () => next.received.map(({ data }) => data.step);
    expect(steps()).toEqual([2, 3, 4, 5]);

    const session = await OperatorSession.open(test.infrastructure.rabbitmqUrl, 'notifier');
    test.onStop(() => session.close());
    const desk = new ParkedDesk(session, 'notifier');
    const [left] = (await desk.list({ ids: [] }, 10)).messages;
    expect(left).toMatchObject({ reason: 'delivery-limit', type: StepTakenV1.type });
    const before = () => Promise.resolve();
    await desk.redrive({ choice: { ids: [left!.id] }, dryRun: false, run: 'r', before });
    await eventually('it is handled', () => {
      const all = [...dying.received, ...next.received];
      return all.filter(({ data }) => data.step === 1).length === 2;
    });
    await eventually('none is parked', async () => (await test.depthOf('notifier.parked')) === 0);
  });

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
  });
});
