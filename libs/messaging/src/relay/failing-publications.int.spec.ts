import { Logger } from '@nestjs/common';
import { happened } from '@secop/contracts';
import { eventually, TcpProxy } from '@secop/testing';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import { StepTakenV1, StepTakenV2, StepUndoneV1 } from '../../test-support/contracts';
import { MessagingUnderTest, stepOf, subjectOf } from '../../test-support/messaging-under-test';
import { aCommand } from '../../test-support/steps';

const queue = 'notifier.events';

describe('a publication that fails', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  describe('because nobody’s queue takes it', () => {
    it('stays in the outbox, stops those behind it, and goes when there is a queue', async () => {
      const accounts = await AccountsUnderTest.running(test);
      await test.channel.unbindQueue(queue, 'secop.events', StepUndoneV1.type);
      const heard = await test.collect(queue);
      const id = anId();
      await accounts.steps.begin(id, aCommand());
      await accounts.steps.update(id, aCommand(), (state) => ({
        state,
        events: [happened(StepUndoneV1, { step: 1 }), happened(StepTakenV1, { step: 2 })],
      }));

      await accounts.failed(id);
      expect(heard.map(stepOf)).toEqual([1]);
      await test.channel.bindQueue(queue, 'secop.events', StepUndoneV1.type);

      await accounts.emptied();
      await eventually('all three are there', () => heard.length >= 3);
      expect(heard.map(({ fields }) => fields.routingKey)).toEqual([
        StepTakenV1.type,
        StepUndoneV1.type,
        StepTakenV1.type,
      ]);
    });

    it('is counted, and an operator is told once', async () => {
      const { steps, messaging } = await AccountsUnderTest.running(test);
      const told: object[] = [];
      Logger.overrideLogger({ error: (message: object) => void told.push(message) } as never);
      await test.channel.unbindQueue(queue, 'secop.events', StepUndoneV1.type);
      const { id } = await steps.create(anId(), aCommand(), () => ({
        state: { steps: 0 },
        events: [happened(StepUndoneV1, { step: 1 })],
      }));

      await eventually('it was tried again', () => messaging.relay!.delivery.unroutable.count >= 3);
      Logger.overrideLogger(false);
      const { outbox } = (await steps.raw().findOne({ _id: id as never }))!;
      const eventId = (outbox as { id: string }[])[0]!.id;
      expect(told).toContainEqual({
        event: 'event.unroutable',
        alarm: true,
        type: StepUndoneV1.type,
        eventId,
      });
      expect(told.filter((each) => 'eventId' in each)).toHaveLength(1);
    });

    it('starves nobody', async () => {
      const backoff = { first: 1, last: 1 };
      const accounts = await AccountsUnderTest.running(test, {
        tuning: { outboxBackoff: backoff },
      });
      await test.channel.unbindQueue(queue, 'secop.events', StepTakenV2.type);
      const heard = await test.collect(queue);
      const stuck = Array.from({ length: 120 }, anId);
      for (const id of stuck) {
        await accounts.steps.create(id, aCommand(), () => ({
          state: { steps: 0 },
          events: [happened(StepTakenV2, { steps: [1] })],
        }));
      }
      const writer = await AccountsUnderTest.idle(test);
      const others = Array.from({ length: 120 }, anId);
      await Promise.all(others.map((id) => writer.steps.begin(id)));

      await eventually('the others arrive', () => heard.length === 120);
      expect(new Set(heard.map(subjectOf))).toEqual(new Set(others));
      expect(await accounts.pending()).toBeGreaterThanOrEqual(120);
    });
  });

  it('because one of several queues is not bound stays with all of them, until it is', async () => {
    const accounts = await AccountsUnderTest.running(test);
    const { report } = accounts.messaging.guard;
    const others = await test.listenTo('secop.events', StepTakenV1.type);
    const heard = await test.collect(queue);
    await test.channel.unbindQueue(queue, 'secop.events', StepTakenV1.type);
    await eventually('it is noticed', () => report.bindings === 'incomplete');
    expect(report.problems()).toEqual([`${queue} is not bound to ${StepTakenV1.type}`]);

    const { id } = await accounts.steps.begin(anId());
    await accounts.failed(id);
    expect(others).toEqual([]);
    expect(accounts.messaging.relay!.delivery.unroutable.count).toBeGreaterThan(0);

    await test.channel.bindQueue(queue, 'secop.events', StepTakenV1.type);
    await accounts.emptied();
    await eventually('both have it', () => others.length === 1 && heard.length === 1);
    expect(report.problems()).toEqual([]);
  });

  it('because a queue refuses it is tried again', async () => {
    const accounts = await AccountsUnderTest.running(test);
    await test.channel.assertQueue('full', {
      durable: true,
      arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' },
    });
    await test.channel.bindQueue('full', 'secop.events', StepTakenV1.type);
    await accounts.steps.begin(anId());
    await accounts.emptied();
    const refused = anId();

    await accounts.steps.begin(refused);

    await accounts.failed(refused);
    await test.channel.purgeQueue('full');
    await accounts.emptied();
  });

  describe('because the broker goes away', () => {
    let proxy: TcpProxy;
    beforeEach(async () => {
      proxy = await TcpProxy.before(test.infrastructure.rabbitmqUrl);
      test.onEnd(() => proxy.close());
    });

    it('is made up for when it is back', async () => {
      const accounts = await AccountsUnderTest.running(test, { rabbitmqUrl: proxy.url });
      const heard = await test.collect(queue);
      await accounts.steps.begin(anId());
      await eventually('the first arrives', () => heard.length === 1);

      proxy.refuse();
      await eventually('it is noticed', () => accounts.messaging.problems().length > 0);
      const ids = Array.from({ length: 20 }, anId);
      await Promise.all(ids.map((id) => accounts.steps.begin(id)));
      proxy.pass();

      await accounts.emptied();
      await accounts.ready();
      await eventually('all arrive', () => heard.length >= 21);
      expect(new Set(heard.slice(1).map(subjectOf))).toEqual(new Set(ids));
    });

    it('in the middle of a burst may be repeated, and is not lost', async () => {
      const accounts = await AccountsUnderTest.running(test, { rabbitmqUrl: proxy.url });
      const heard = await test.collect(queue);
      const ids = Array.from({ length: 200 }, anId);
      const writes = Promise.all(ids.map((id) => accounts.steps.begin(id)));
      await eventually('some have arrived', () => heard.length > 10);
      proxy.refuse();
      await writes;
      proxy.pass();

      await accounts.emptied();
      await eventually('all arrive', () => new Set(heard.map(subjectOf)).size === 200);
    });

    it('silently ends with the confirm’s deadline', async () => {
      const accounts = await AccountsUnderTest.running(test, {
        rabbitmqUrl: proxy.url,
        tuning: { confirmDeadline: 100 },
      });
      const heard = await test.collect(queue);
      proxy.blackHole();
      const id = anId();
      await accounts.steps.begin(id);
      await accounts.failed(id);
      proxy.pass();

      await accounts.emptied();
      await eventually('it arrives', () => heard.map(subjectOf).includes(id));
    });
  });
});
