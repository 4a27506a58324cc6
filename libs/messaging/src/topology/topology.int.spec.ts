import { eventually } from '@secop/testing';
import { AccountsUnderTest, anId, withoutPoll } from '../../test-support/accounts-under-test';
import { StepTakenV1, testContracts } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { quickTuning } from '../../test-support/quick-tuning';
import { checkTopology, declareTopology } from './declare';
import { topologyOf } from './topology';

const queue = 'notifier.events';

describe('the topology on the broker', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  const management = async (path: string) => {
    const { managementUrl, rabbitmqUrl } = test.infrastructure;
    const url = new URL(managementUrl);
    const vhost = encodeURIComponent(new URL(rabbitmqUrl).pathname.slice(1));
    const credentials = Buffer.from(`${url.username}:${url.password}`).toString('base64');
    const answer = await fetch(`${url.origin}/api/queues/${vhost}/${path}`, {
      headers: { authorization: `Basic ${credentials}` },
    });
    return (await answer.json()) as { arguments?: Record<string, unknown>; type?: string };
  };

  const policy = async (body: object) => {
    const { managementUrl, rabbitmqUrl } = test.infrastructure;
    const url = new URL(managementUrl);
    const vhost = encodeURIComponent(new URL(rabbitmqUrl).pathname.slice(1));
    const answer = await fetch(`${url.origin}/api/policies/${vhost}/test`, {
      method: 'PUT',
      headers: { authorization: `Basic ${btoa(`${url.username}:${url.password}`)}` },
      body: JSON.stringify(body),
    });
    expect(answer.ok).toBe(true);
  };

  it('has the arguments that it was declared with', async () => {
    for (const { name, arguments: wanted } of topologyOf(testContracts, quickTuning.ladder)
      .queues) {
      const effective = await eventually(`${name} is reported`, async () => {
        const { arguments: args } = await management(encodeURIComponent(name));
        return args;
      });
      expect(effective).toEqual(wanted);
    }
  });

  it('can be declared again', async () => {
    const { rabbitmqUrl } = test.infrastructure;
    await declareTopology(rabbitmqUrl, testContracts, quickTuning.ladder);
    expect(await checkTopology(rabbitmqUrl, [queue, 'no.such.queue'])).toEqual(['no.such.queue']);
  });

  it('parks a message that is delivered over and over without an outcome', async () => {
    const parked = await test.collect('notifier.parked');
    const crashing = await test.broker.createChannel();
    await crashing.consume(queue, (message) => message && crashing.nack(message, false, true));

    const id = test.say(StepTakenV1, { step: 1 });

    const message = await eventually('it is parked', () => parked[0]);
    expect(message.properties.messageId).toBe(id);
  });

  it('keeps a publisher from starting while a queue that hears it does not exist', async () => {
    await test.channel.deleteQueue(queue);
    const accounts = await AccountsUnderTest.idle(test);
    await accounts.steps.begin(anId());
    accounts.messaging.start();
    await eventually('it says what is missing', () =>
      accounts.messaging.problems().includes(`the queue ${queue} does not exist`),
    );
    const unheard = await accounts.steps.raw().findOne({});
    expect(unheard?.outbox).toHaveLength(1);
    expect(unheard?.relay).toBeUndefined();

    await declareTopology(test.infrastructure.rabbitmqUrl, testContracts, quickTuning.ladder);

    await accounts.ready();
    await accounts.emptied();
  });

  it('stops a publisher when a queue is found gone, since others would confirm its part', async () => {
    await test.listenTo('secop.events', StepTakenV1.type);
    const accounts = await AccountsUnderTest.running(test);
    await test.channel.deleteQueue(queue);
    await eventually('it is noticed', () => accounts.messaging.problems().length > 0);

    await accounts.steps.begin(anId());
    expect(await accounts.pending()).toBe(1);

    await declareTopology(test.infrastructure.rabbitmqUrl, testContracts, quickTuning.ladder);
    await accounts.emptied();
    await eventually('the queue has it', async () => (await test.depthOf(queue)) === 1);
  });

  it('reports a missing binding in production, and binds again in development', async () => {
    const production = await AccountsUnderTest.running(test, { tuning: withoutPoll });
    await test.channel.unbindQueue(queue, 'secop.events', StepTakenV1.type);
    await eventually(
      'it is reported',
      () => production.messaging.guard.report.bindings === 'incomplete',
    );

    await AccountsUnderTest.running(test, { topology: 'declare' });

    await eventually(
      'it is bound',
      () => production.messaging.guard.report.bindings === 'complete',
    );
  });

  it('alarms about a queue that a policy makes treat messages otherwise, and goes on', async () => {
    const { messaging } = await AccountsUnderTest.running(test, { tuning: withoutPoll });
    expect(messaging.guard.report.problems()).toEqual([]);

    await policy({
      pattern: '^notifier.events$',
      'apply-to': 'queues',
      definition: { 'max-length': 10 },
    });

    await eventually('it is noticed', () =>
      messaging.guard.report
        .problems()
        .includes('notifier.events: x-max-length is 10, not 1000000'),
    );
    expect(messaging.problems()).toEqual([]);
  });

  it('says that bindings are not checked where there is no management API', async () => {
    const accounts = await AccountsUnderTest.running(test, { managementUrl: undefined });
    expect(accounts.messaging.guard.report.bindings).toBe('not checked');
  });

  it('says which queue keeps a service in development from starting, and goes on once it is empty', async () => {
    const { channel } = test;
    await channel.deleteQueue('notifier.parked');
    const earlier = { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish' };
    await channel.assertQueue('notifier.parked', { durable: true, arguments: earlier });
    await channel.bindQueue('notifier.parked', 'notifier.retry', 'parked');
    test.say(StepTakenV1, { step: 1 }, { to: ['notifier.retry', 'parked'] });
    await eventually('it is parked', async () => (await test.depthOf('notifier.parked')) === 1);
    const { messaging } = await AccountsUnderTest.idle(test, { topology: 'declare' });
    messaging.start();
    await eventually('it says so', () =>
      messaging.problems().some((each) => each.includes('1 in it')),
    );
    await channel.purgeQueue('notifier.parked');
    await eventually('it is ready', () => messaging.problems().length === 0);
  });
});
