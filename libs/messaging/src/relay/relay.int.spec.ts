import { eventually } from '@secop/testing';
import { AccountsUnderTest, anId, withoutPoll } from '../../test-support/accounts-under-test';
import { StepTakenV1 } from '../../test-support/contracts';
import {
  envelopeIn,
  MessagingUnderTest,
  stepOf,
  subjectOf,
} from '../../test-support/messaging-under-test';
import { aCommand } from '../../test-support/steps';

const queue = 'notifier.events';

describe('the relay', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  it('publishes at once, with the properties that mirror the envelope, and empties the outbox', async () => {
    const accounts = await AccountsUnderTest.running(test, { tuning: withoutPoll });
    const heard = await test.collect(queue);
    const id = anId();

    await accounts.steps.begin(id);

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
    await accounts.emptied();
  });

  it('publishes what was recorded while no relay was running', async () => {
    const accounts = await AccountsUnderTest.idle(test);
    const ids = Array.from({ length: 150 }, anId);
    await Promise.all(ids.map((id) => accounts.steps.begin(id)));
    const heard = await test.collect(queue);

    accounts.messaging.start();

    await eventually('all arrive', () => heard.length >= 150);
    expect(new Set(heard.map(subjectOf))).toEqual(new Set(ids));
    await accounts.emptied();
  });

  it('publishes the documents of a writer that rings for itself', async () => {
    const accounts = await AccountsUnderTest.running(test, { tuning: withoutPoll });
    const writer = await AccountsUnderTest.idle(test);
    const heard = await test.collect(queue);
    const id = anId();
    await writer.steps.begin(id);

    accounts.messaging.relay!.ring('steps', [id]);

    await eventually('it arrives', () => heard.length === 1);
    await accounts.emptied();
  });

  it('keeps the order of a document’s events', async () => {
    const { steps } = await AccountsUnderTest.running(test);
    const heard = await test.collect(queue);
    const id = anId();
    await steps.begin(id);
    for (let n = 2; n <= 60; n += 1) await steps.step(id);

    await eventually('all arrive', () => heard.length >= 60);
    expect(heard.map(stepOf)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it('clears an outbox that it finds empty', async () => {
    const accounts = await AccountsUnderTest.running(test);
    await accounts.steps.raw().insertOne({ v: 1, outbox: [], outboxAt: new Date(0) });
    await accounts.emptied();
  });

  it('races with another relay: every event arrives, each document in order', async () => {
    const writer = await AccountsUnderTest.idle(test);
    const ids = Array.from({ length: 40 }, anId);
    await Promise.all(ids.map((id) => writer.steps.begin(id)));
    for (let n = 0; n < 3; n += 1) await Promise.all(ids.map((id) => writer.steps.step(id)));
    const heard = await test.collect(queue);

    // A lease as short as this expires under way, so that both publish the same documents.
    const hasty = { tuning: { lease: 1, pollInterval: 1 } };
    const relays = [
      await AccountsUnderTest.idle(test, hasty),
      await AccountsUnderTest.idle(test, hasty),
    ];
    relays.forEach(({ messaging }) => messaging.start());

    await writer.emptied();
    await eventually('all arrive', () => {
      return new Set(heard.map((message) => envelopeIn(message).id)).size === 160;
    });
    for (const id of ids) {
      const firsts = heard
        .filter((message) => subjectOf(message) === id)
        .map(stepOf)
        .filter((step, at, all) => all.indexOf(step) === at);
      expect(firsts).toEqual([1, 2, 3, 4]);
    }
  });

  it('refuses people’s commands, not machines’, while too much is pending', async () => {
    const { steps, messaging } = await AccountsUnderTest.idle(test, {
      tuning: { admissionBound: 3 },
    });
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
    const accounts = await AccountsUnderTest.running(test, { tuning: withoutPoll });
    const writer = await AccountsUnderTest.idle(test);
    const heard = await test.collect(queue);
    await writer.steps.begin(anId());
    await writer.steps.raw().updateMany({}, { $set: { outboxAt: new Date(0) } });

    await accounts.messaging.close();

    await eventually('it arrived', () => heard.length === 1);
    expect(await writer.pending()).toBe(0);
  });
});
