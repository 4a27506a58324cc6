import { happened } from '@secop/contracts';
import { eventually, TcpProxy } from '@secop/testing';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import { StepTakenV2 } from '../../test-support/contracts';
import { MessagingUnderTest, subjectOf } from '../../test-support/messaging-under-test';
import { aCommand, StepsRepository } from '../../test-support/steps';

const queue = 'notifier.events';

describe('overload', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  it('is noticed, and its end too, while the poll waits for the broker', async () => {
    const proxy = await TcpProxy.before(test.infrastructure.rabbitmqUrl);
    test.onEnd(() => proxy.close());
    const { steps } = await AccountsUnderTest.running(test, {
      rabbitmqUrl: proxy.url,
      tuning: { confirmDeadline: 3_600_000, admissionBound: 3 },
    });
    const writer = await AccountsUnderTest.idle(test);
    proxy.blackHole();
    const { id } = await writer.steps.begin(anId());
    await eventually('the poll waits', async () => {
      return (await steps.raw().countDocuments({ 'relay.by': { $exists: true } })) > 0;
    });
    const refusal = () =>
      steps.begin(anId()).then(
        () => 'none',
        (error: unknown) => (error as { code?: string }).code,
      );

    await Promise.all(Array.from({ length: 4 }, () => writer.steps.begin(anId())));
    await eventually('commands are refused', async () => {
      return (await refusal()) === 'service.overloaded';
    });
    await steps.raw().deleteMany({ _id: { $ne: id as never } });
    await eventually('commands are taken again', async () => (await refusal()) === 'none');

    proxy.pass();
  });

  it('of one collection does not keep the poll from the next', async () => {
    const messaging = await test.service({ tuning: { outboxBackoff: { first: 0, last: 0 } } });
    const overloaded = new StepsRepository(messaging.aggregates!, 'first');
    new StepsRepository(messaging.aggregates!, 'second');
    await messaging.aggregates!.onModuleInit();
    messaging.start();
    await test.channel.unbindQueue(queue, 'secop.events', StepTakenV2.type);
    await overloaded.create(anId(), aCommand(), () => ({
      state: { steps: 0 },
      events: [happened(StepTakenV2, { steps: [1] })],
    }));
    const document = await overloaded.raw().findOne();
    const copies = Array.from({ length: 1_500 }, () => ({ ...document, _id: anId() as never }));
    await overloaded.raw().insertMany(copies);
    await eventually('the poll is in the thick of it', async () => {
      return (await overloaded.raw().countDocuments({ 'relay.tries': { $gt: 0 } })) > 0;
    });

    const heard = await test.collect(queue);
    const writer = new StepsRepository((await test.service()).aggregates!, 'second');
    const { id } = await writer.begin(anId());

    await eventually('it arrives', () => heard.some((message) => subjectOf(message) === id));
  });
});
