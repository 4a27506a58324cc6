import { eventually, TcpProxy } from '@secop/testing';
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { Aggregates } from '../recording/aggregates';

const queue = 'notifier.events';

/** A promise and the way to resolve it. */
function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

describe('a consuming service in trouble', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  const unready = (notifier: NotifierUnderTest) =>
    eventually('it is not ready', () => notifier.problems().length > 0);
  const through = async (url: string) => {
    const proxy = await TcpProxy.before(url);
    test.onEnd(() => proxy.close());
    return proxy;
  };
  const steps = (notifier: NotifierUnderTest) => notifier.received.map(({ data }) => data.step);

  it('keeps a failed delivery while its retry cannot be published, without handling it again', async () => {
    const notifier = await NotifierUnderTest.ready(test);
    notifier.behave = ({ data }) => {
      if (data.step === 1 && notifier.attempts.length === 1) throw new Error('once');
    };
    await test.channel.unbindQueue('notifier.retry.first', 'notifier.retry', 'first');

    test.say(StepTakenV1, { step: 1 });
    await eventually('it has failed', () => notifier.attempts.length === 1);
    test.say(StepTakenV1, { step: 2 });
    await eventually('others are handled', () => steps(notifier).includes(2));
    expect(steps(notifier)).toEqual([1, 2]);

    await test.channel.bindQueue('notifier.retry.first', 'notifier.retry', 'first');
    await eventually('the retry is handled', () => notifier.attempts.includes(2));
    expect(steps(notifier)).toEqual([1, 2, 1]);
    expect(await test.depthOf(queue)).toBe(0);
  });

  it('gets a failed delivery again when its channel dies before the retry is published', async () => {
    const proxy = await through(test.infrastructure.rabbitmqUrl);
    const notifier = await NotifierUnderTest.ready(test, { rabbitmqUrl: proxy.url });
    let failing = true;
    notifier.behave = () => {
      if (failing) throw new Error('for now');
    };
    await test.channel.unbindQueue('notifier.retry.first', 'notifier.retry', 'first');
    test.say(StepTakenV1, { step: 1 });
    await eventually('it has failed', () => notifier.received.length === 1);

    failing = false;
    proxy.refuse();
    await unready(notifier);
    proxy.pass();

    await eventually('it is delivered again', () => notifier.received.length === 2);
    expect(notifier.attempts).toEqual([1, 1]);
  });

  it('subscribes again when the broker is back, and acknowledges nothing of the old channel', async () => {
    const proxy = await through(test.infrastructure.rabbitmqUrl);
    const notifier = await NotifierUnderTest.ready(test, { rabbitmqUrl: proxy.url });
    const { passed, open } = gate();
    notifier.behave = () => (notifier.received.length === 1 ? passed : undefined);
    test.say(StepTakenV1, { step: 1 });
    await eventually('the handler runs', () => notifier.received.length === 1);

    proxy.refuse();
    await unready(notifier);
    test.say(StepTakenV1, { step: 2 });
    proxy.pass();
    await notifier.isReady();
    open();

    await eventually('both arrive, the first one again', () => notifier.received.length === 3);
    test.say(StepTakenV1, { step: 3 });
    await eventually('the new channel lives', () => steps(notifier).includes(3));
    expect(steps(notifier).sort()).toEqual([1, 1, 2, 3]);
    await eventually('nothing is left', async () => (await test.depthOf(queue)) === 0);
  });

  it('subscribes again to a queue that was deleted and declared anew', async () => {
    const notifier = await NotifierUnderTest.ready(test, {
      topology: 'declare',
      tuning: { idleRenewal: 300 },
    });
    await test.channel.deleteQueue(queue);

    await eventually('it hears', () => {
      test.say(StepTakenV1, { step: 5 });
      return steps(notifier).includes(5);
    });
    await notifier.isReady();
  });

  it('is not ready, and does not consume, while its store is down; no attempt is counted', async () => {
    const proxy = await through(test.infrastructure.anotherDatabase());
    const notifier = await NotifierUnderTest.ready(test, { mongodbUri: proxy.url });
    const done: number[] = [];
    notifier.behave = async (event, app) => {
      await app.get(Aggregates).collection('effects').insertOne({ step: event.data.step });
      done.push(event.data.step);
    };
    test.say(StepTakenV1, { step: 1 });
    await eventually('the first is handled', () => done.length === 1);

    proxy.refuse();
    for (const step of [2, 3, 4]) test.say(StepTakenV1, { step });
    await eventually('it says why it is not ready', () =>
      notifier.problems().includes('the store does not answer'),
    );
    await eventually('the messages are back in the queue', async () => {
      const { messageCount, consumerCount } = await test.channel.checkQueue(queue);
      return messageCount === 3 && consumerCount === 0;
    });
    proxy.pass();

    await notifier.isReady();
    await eventually('all effects are there', () => done.length === 4);
    expect(new Set(notifier.attempts)).toEqual(new Set([1]));
    expect(await test.depthOf('notifier.parked')).toBe(0);
  });

  describe('told to stop', () => {
    it('finishes what runs, gives back what has not started, and takes no more', async () => {
      const notifier = await NotifierUnderTest.ready(test, { tuning: { concurrency: 2 } });
      const { passed, open } = gate();
      const finished: number[] = [];
      notifier.behave = async ({ data }) => {
        await passed;
        finished.push(data.step);
      };
      for (let step = 1; step <= 10; step += 1) test.say(StepTakenV1, { step });
      await eventually('two handlers run', () => notifier.received.length === 2);

      const closed = notifier.app.close();
      await eventually(
        'the rest is back in the queue',
        async () => (await test.depthOf(queue)) === 8,
      );
      expect(finished).toEqual([]);
      open();
      await closed;

      expect(finished.sort()).toEqual([1, 2]);
      expect(notifier.received).toHaveLength(2);
      const back = await test.collect(queue);
      await eventually('all eight are there', () => back.length === 8);
      // Each was given back once; a loop of giving back would use up the delivery limit.
      const returns = back.map(
        ({ properties }) => properties.headers?.['x-delivery-count'] as number,
      );
      expect(Math.max(...returns)).toBe(1);
    });

    it('does not wait for ever: what hangs goes back to the queue', async () => {
      const notifier = await NotifierUnderTest.ready(test, { tuning: { drainDeadline: 100 } });
      notifier.behave = () => gate().passed;
      test.say(StepTakenV1, { step: 1 });
      await eventually('it hangs', () => notifier.received.length === 1);

      await notifier.app.close();

      await eventually('it is back', async () => (await test.depthOf(queue)) === 1);
    });
  });
});
