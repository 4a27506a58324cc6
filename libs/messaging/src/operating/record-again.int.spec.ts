import { happened } from '@secop/contracts';
import { eventually, TcpProxy } from '@secop/testing';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest, stepOf } from '../../test-support/messaging-under-test';
import { aCommand } from '../../test-support/steps';
import { recordAgain } from './record-again';
import { Republication } from './republication';

jest.setTimeout(90_000);

describe('an aggregate that is said again', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  it('says each of 2,000 things once, although the relay is slow and few commands are remembered', async () => {
    const proxy = await TcpProxy.before(test.infrastructure.rabbitmqUrl);
    test.onEnd(() => proxy.close());
    const { messaging, steps } = await slowlyPublishing(proxy);
    const received = await test.collect('notifier.events');
    const id = anId();
    await steps.begin(id, aCommand(), { owner: 'big' });
    const events = Array.from({ length: 2_000 }, (_, step) => happened(StepTakenV1, { step }));

    const republication = new Republication(messaging.aggregates!, {
      name: 'steps',
      collection: 'steps',
      record: (each, command) => recordAgain(steps, each, command, () => events),
    });
    const work = { ids: [id], after: '', run: 'run-1', dryRun: false };
    expect(await republication.execute(work)).toMatchObject({ aggregates: 1, events: 2_000 });

    await eventually('all arrive', () => new Set(received.map(stepOf)).size === 2_000);
    const ids = received.map(({ properties }) => properties.messageId as string);
    expect(new Set(ids).size).toBe(1 + 2_000);
  });

  /** A round to the broker takes so long that every outbox is full again and again. */
  async function slowlyPublishing(proxy: TcpProxy) {
    const accounts = await AccountsUnderTest.running(test, { rabbitmqUrl: proxy.url });
    proxy.delay(2);
    return accounts;
  }
});
