import { happened } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import {
  SecretSharedV1,
  StepShownV1,
  StepTakenV1,
  StepUndoneV1,
} from '../../test-support/contracts';
import { MessagingUnderTest, stepOf } from '../../test-support/messaging-under-test';
import { aCommand } from '../../test-support/steps';
import { outboxEntries } from '../recording/outbox-entry';
import { ensureIndexes, outboxIndex } from '../store/indexes';

const queue = 'notifier.events';

describe('copies of an event', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  it('go to the replay log and to open screens; what only screens hear goes there alone', async () => {
    const accounts = await AccountsUnderTest.running(test);
    const logged = await test.listenTo('secop.log');
    const hinted = await test.listenTo('secop.hints');
    const services = await test.listenTo('secop.events');

    await accounts.steps.create(anId(), aCommand(), () => ({
      state: { steps: 1 },
      events: [
        happened(StepTakenV1, { step: 1 }),
        happened(StepUndoneV1, { step: 2 }),
        happened(StepShownV1, { step: 3 }),
      ],
    }));

    await accounts.emptied();
    await eventually('the log has all', () => logged.length === 3);
    await eventually('the hints are there', () => hinted.length === 2);
    expect(services.map(stepOf)).toEqual([1, 2]);
    expect(hinted.map(stepOf)).toEqual([1, 3]);
    expect(hinted[0]!.properties.deliveryMode).not.toBe(2);
  });

  it('never reach the log from identity', async () => {
    const identity = await test.service({ service: 'identity' });
    identity.relay!.watch('secrets');
    identity.start();
    const logged = await test.listenTo('secop.log');
    const services = await test.collect(queue);
    const now = identity.aggregates!.clock.now();
    const outbox = outboxEntries([happened(SecretSharedV1, { step: 1 })], {
      subject: 'x',
      version: 1,
      now,
      source: 'identity',
    });
    const secrets = identity.aggregates!.collection('secrets');
    await ensureIndexes(secrets, [outboxIndex]);
    await secrets.insertOne({ outbox, outboxAt: now });

    await eventually('the service hears it', () => services.length === 1);
    const accounts = await AccountsUnderTest.running(test);
    await accounts.steps.begin(anId());
    await eventually('a later copy is there', () => logged.length > 0);
    expect(logged.map(({ fields }) => fields.routingKey)).toEqual([StepTakenV1.type]);
  });

  it.each([
    ['its exchange', () => test.channel.deleteExchange('secop.log')],
    ['its stream', () => test.channel.deleteQueue('secop.log')],
  ])(
    'never hold up the event: without %s it arrives, and the miss is counted',
    async (_, remove) => {
      const { steps, messaging } = await AccountsUnderTest.running(test);
      await remove();
      const heard = await test.collect(queue);

      await steps.begin(anId());
      await steps.begin(anId());

      await eventually('both arrive', () => heard.length === 2);
      await eventually(
        'the misses are counted',
        () => messaging.relay!.delivery.copies.missed === 2,
      );
    },
  );
});
