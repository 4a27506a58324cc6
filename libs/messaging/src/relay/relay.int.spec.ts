import { happened } from '@secop/contracts';
import { eventually } from '@secop/testing';
import {
  SecretSharedV1,
  StepShownV1,
  StepTakenV1,
  StepTakenV2,
  StepUndoneV1,
} from '../../test-support/contracts';
import {
  envelopeIn,
  MessagingUnderTest,
  stepOf,
  subjectOf,
} from '../../test-support/messaging-under-test';
import { aCommand, StepsRepository } from '../../test-support/steps';
import { TcpProxy } from '../../test-support/tcp-proxy';
import type { Messaging } from '../messaging';
import { outboxEntries } from '../recording/outbox-entry';
import { uuidV7 } from '../recording/uuid-v7';

const anId = () => uuidV7(new Date());
const queue = 'notifier.events';

describe('the relay', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  const accounts = async (options: Parameters<MessagingUnderTest['service']>[0] = {}) => {
    const messaging = await test.service(options);
    const steps = new StepsRepository(messaging.aggregates!);
    await messaging.aggregates!.onModuleInit();
    return { messaging, steps };
  };
  const running = async (options: Parameters<MessagingUnderTest['service']>[0] = {}) => {
    const service = await accounts(options);
    service.messaging.start();
    await ready(service.messaging);
    return service;
  };
  const ready = (messaging: Messaging) =>
    eventually('messaging is ready', () => messaging.problems().length === 0);
  const pending = (steps: StepsRepository) =>
    steps.raw().countDocuments({ outboxAt: { $exists: true } });
  const emptied = (steps: StepsRepository) =>
    eventually('every outbox is empty', async () => {
      const left = await steps.raw().findOne({
        $or: [{ outboxAt: { $exists: true } }, { 'outbox.0': { $exists: true } }],
      });
      return left === null;
    });

  it('publishes at once, with the properties that mirror the envelope, and empties the outbox', async () => {
    const { steps } = await running({ tuning: { pollInterval: 3_600_000 } });
    const heard = await test.collect(queue);
    const id = anId();

    await steps.begin(id);

    const message = await eventually('the event arrives', () => heard[0]);
    const envelope = envelopeIn(message);
    expect(envelope).toMatchObject({ specversion: '1.0', subject: id, source: '/accounts' });
    expect(message.fields.routingKey).toBe(StepTakenV1.type);
    expect(message.properties).toMatchObject({
      messageId: envelope.id,
      type: StepTakenV1.type,
      appId: 'accounts',
      deliveryMode: 2,
      correlationId: envelope.correlationid,
      contentType: 'application/cloudevents+json; charset=utf-8',
      headers: { 'ce-id': envelope.id, 'ce-subject': id, traceparent: envelope.traceparent },
    });
    await emptied(steps);
  });

  it('publishes what was recorded while no relay was running', async () => {
    const { steps, messaging } = await accounts();
    const ids = Array.from({ length: 150 }, anId);
    await Promise.all(ids.map((id) => steps.begin(id)));
    const heard = await test.collect(queue);

    messaging.start();

    await eventually('all arrive', () => heard.length >= 150);
    expect(new Set(heard.map(subjectOf))).toEqual(new Set(ids));
    await emptied(steps);
  });

  it('publishes the rows of a writer that rings for itself', async () => {
    const { steps, messaging } = await running({ tuning: { pollInterval: 3_600_000 } });
    const quiet = await accounts();
    const heard = await test.collect(queue);
    const id = anId();
    await quiet.steps.begin(id);

    messaging.relay!.ring('steps', [id]);

    await eventually('it arrives', () => heard.length === 1);
    await emptied(steps);
  });

  it('keeps the order of a document’s events', async () => {
    const { steps } = await running();
    const heard = await test.collect(queue);
    const id = anId();
    await steps.begin(id);
    for (let n = 2; n <= 60; n += 1) await steps.step(id);

    await eventually('all arrive', () => heard.length >= 60);
    expect(heard.map(stepOf)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it('clears an outbox that it finds empty', async () => {
    const { steps } = await running();
    await steps.raw().insertOne({ v: 1, outbox: [], outboxAt: new Date(0) });
    await emptied(steps);
  });

  it('races with another relay: every event arrives, each document in order', async () => {
    const writer = await accounts();
    const ids = Array.from({ length: 40 }, anId);
    await Promise.all(ids.map((id) => writer.steps.begin(id)));
    for (let n = 0; n < 3; n += 1) await Promise.all(ids.map((id) => writer.steps.step(id)));
    const heard = await test.collect(queue);

    // A lease as short as this expires under way, so that both publish the same documents.
    const hasty = { tuning: { lease: 1, pollInterval: 1 } };
    const relays = await Promise.all([accounts(hasty), accounts(hasty)]);
    relays.forEach(({ messaging }) => messaging.start());

    await emptied(writer.steps);
    await eventually(
      'all arrive',
      () => new Set(heard.map(({ properties }) => String(properties.messageId))).size === 160,
    );
    for (const id of ids) {
      const firsts = heard
        .filter((message) => subjectOf(message) === id)
        .map(stepOf)
        .filter((step, at, all) => all.indexOf(step) === at);
      expect(firsts).toEqual([1, 2, 3, 4]);
    }
  });

  describe('an event that nobody’s queue takes', () => {
    it('stays and is published when there is a queue', async () => {
      const { steps } = await running();
      await test.channel.unbindQueue(queue, 'secop.events', StepUndoneV1.type);
      const heard = await test.collect(queue);
      const id = anId();
      await steps.begin(id, aCommand());
      await steps.update(id, aCommand(), (state) => ({
        state,
        events: [happened(StepUndoneV1, { step: 1 }), happened(StepTakenV1, { step: 2 })],
      }));

      await eventually('it has failed', async () => {
        const document = await steps.raw().findOne({ _id: id as never });
        return (document?.relay as { tries?: number } | undefined)?.tries;
      });
      expect(heard.map(stepOf)).toEqual([1]);
      await test.channel.bindQueue(queue, 'secop.events', StepUndoneV1.type);

      await emptied(steps);
      expect(heard.map(({ fields }) => fields.routingKey)).toEqual([
        StepTakenV1.type,
        StepUndoneV1.type,
        StepTakenV1.type,
      ]);
    });

    it('starves nobody', async () => {
      const { steps } = await running({ tuning: { outboxBackoff: { first: 1, last: 1 } } });
      await test.channel.unbindQueue(queue, 'secop.events', StepTakenV2.type);
      const heard = await test.collect(queue);
      const stuck = Array.from({ length: 120 }, anId);
      for (const id of stuck) {
        await steps.create(id, aCommand(), () => ({
          state: { steps: 0 },
          events: [happened(StepTakenV2, { steps: [1] })],
        }));
      }
      const quiet = await accounts();
      const others = Array.from({ length: 120 }, anId);
      await Promise.all(others.map((id) => quiet.steps.begin(id)));

      await eventually('the others arrive', () => heard.length === 120);
      expect(new Set(heard.map(subjectOf))).toEqual(new Set(others));
      expect(await pending(steps)).toBeGreaterThanOrEqual(120);
    });
  });

  it('tries again what the broker refuses', async () => {
    const { steps } = await running();
    const full = await test.channel.assertQueue('full', {
      durable: true,
      arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' },
    });
    await test.channel.bindQueue(full.queue, 'secop.events', StepTakenV1.type);
    await steps.begin(anId());
    await emptied(steps);
    const refused = anId();

    await steps.begin(refused);

    await eventually('it has failed', async () => {
      const document = await steps.raw().findOne({ _id: refused as never });
      return (document?.relay as { tries?: number } | undefined)?.tries;
    });
    await test.channel.purgeQueue(full.queue);
    await emptied(steps);
  });

  describe('copies', () => {
    it('go to the replay log, to open screens, and to nobody else', async () => {
      const { steps } = await running();
      const logged = await test.listenTo('secop.log');
      const hinted = await test.listenTo('secop.hints');
      const services = await test.collect(queue);

      await steps.create(anId(), aCommand(), () => ({
        state: { steps: 1 },
        events: [
          happened(StepTakenV1, { step: 1 }),
          happened(StepUndoneV1, { step: 2 }),
          happened(StepShownV1, { step: 3 }),
        ],
      }));

      await emptied(steps);
      await eventually('the log has all', () => logged.length === 3);
      await eventually('the hints are there', () => hinted.length === 2);
      expect(services.map(stepOf)).toEqual([1, 2]);
      expect(hinted.map(stepOf)).toEqual([1, 3]);
      expect(hinted[0]!.properties.deliveryMode).not.toBe(2);
    });

    it('never go to the log for identity', async () => {
      const messaging = await test.service({ service: 'identity' });
      messaging.relay!.watch('secrets');
      messaging.start();
      await ready(messaging);
      const logged = await test.listenTo('secop.log');
      const services = await test.collect(queue);
      const now = messaging.aggregates!.clock.now();
      const outbox = outboxEntries([happened(SecretSharedV1, { step: 1 })], {
        subject: 'x',
        version: 1,
        now,
        source: 'identity',
      });
      await messaging.aggregates!.collection('secrets').insertOne({ outbox, outboxAt: now });

      await eventually('the service hears it', () => services.length === 1);
      // The log's copy would have been published before this one.
      const other = await running();
      await other.steps.begin(anId());
      await eventually('the next copy is there', () => logged.length > 0);
      expect(logged.map(({ fields }) => fields.routingKey)).toEqual([StepTakenV1.type]);
    });

    it('never hold up the event: without a log it arrives, and the miss is counted', async () => {
      const { steps, messaging } = await running();
      await test.channel.deleteExchange('secop.log');
      const heard = await test.collect(queue);

      await steps.begin(anId());
      await steps.begin(anId());

      await eventually('both arrive', () => heard.length === 2);
      await emptied(steps);
      await eventually('the misses are counted', () => messaging.relay!.missedCopies === 2);
    });
  });

  it('refuses people’s commands, not machines’, while too much is pending', async () => {
    const { steps, messaging } = await accounts({ tuning: { admissionBound: 3 } });
    await Promise.all(Array.from({ length: 4 }, () => steps.begin(anId())));
    await test.channel.unbindQueue(queue, 'secop.events', StepTakenV1.type);
    messaging.start();
    await eventually('commands are refused', async () => {
      const error = await steps.begin(anId()).catch((reason: unknown) => reason);
      return (error as { code?: string }).code === 'service.overloaded';
    });

    await steps.begin(anId(), aCommand('machine'));
    await test.channel.bindQueue(queue, 'secop.events', StepTakenV1.type);

    await eventually('commands are taken again', () => steps.begin(anId()).catch(() => false));
  });

  it('makes a last pass when it stops', async () => {
    const { steps, messaging } = await running({ tuning: { pollInterval: 3_600_000 } });
    const quiet = await accounts();
    const heard = await test.collect(queue);
    await quiet.steps.begin(anId());
    await steps.raw().updateMany({}, { $set: { outboxAt: new Date(0) } });

    await messaging.close();

    await eventually('it arrived', () => heard.length === 1);
    expect(await pending(quiet.steps)).toBe(0);
  });

  describe('a broker that goes away', () => {
    let proxy: TcpProxy;
    beforeEach(async () => {
      proxy = await TcpProxy.before(test.infrastructure.rabbitmqUrl);
      test.onEnd(() => proxy.close());
    });

    it('loses nothing: what is recorded meanwhile is published when it is back', async () => {
      const { steps, messaging } = await running({ rabbitmqUrl: proxy.url });
      const heard = await test.collect(queue);
      await steps.begin(anId());
      await eventually('the first arrives', () => heard.length === 1);

      proxy.goDown();
      await eventually('it is noticed', () => messaging.problems().length > 0);
      const ids = Array.from({ length: 20 }, anId);
      await Promise.all(ids.map((id) => steps.begin(id)));
      proxy.comeBack();

      await emptied(steps);
      await ready(messaging);
      expect(new Set(heard.slice(1).map(subjectOf))).toEqual(new Set(ids));
    });

    it('in the middle of a burst repeats ids, but loses none', async () => {
      const { steps } = await running({ rabbitmqUrl: proxy.url });
      const heard = await test.collect(queue);
      const ids = Array.from({ length: 200 }, anId);
      const writes = Promise.all(ids.map((id) => steps.begin(id)));
      await eventually('some have arrived', () => heard.length > 10);
      proxy.goDown();
      await writes;
      proxy.comeBack();

      await emptied(steps);
      await eventually('all arrive', () => new Set(heard.map(subjectOf)).size === 200);
    });

    it('only by silence: the confirm’s deadline ends the publication', async () => {
      const { steps } = await running({
        rabbitmqUrl: proxy.url,
        tuning: { confirmDeadline: 100 },
      });
      const heard = await test.collect(queue);
      proxy.goSilent();
      const id = anId();
      await steps.begin(id);
      await eventually('it has failed', async () => {
        const document = await steps.raw().findOne({ _id: id as never });
        return (document?.relay as { tries?: number } | undefined)?.tries;
      });
      proxy.comeBack();

      await emptied(steps);
      expect(heard.map(subjectOf)).toContain(id);
    });
  });
});
