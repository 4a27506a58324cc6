import { eventually } from '@secop/testing';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import { AlarmingBroker } from '../../test-support/alarming-broker';
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest, subjectOf } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';

const queue = 'notifier.events';
const blocked = 'the broker takes no publications';

describe('while the broker has an alarm and takes no publications', () => {
  let test: MessagingUnderTest;
  let broker: AlarmingBroker;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    broker = await AlarmingBroker.before(test.infrastructure.rabbitmqUrl);
    test.onEnd(() => broker.close());
  });
  afterEach(() => test.end());

  it('events wait in their outboxes, readiness says why, people are refused past the bound; then all goes on', async () => {
    const accounts = await AccountsUnderTest.running(test, {
      rabbitmqUrl: broker.url,
      tuning: { confirmDeadline: 150, admissionBound: 5 },
    });
    const { steps, messaging } = accounts;
    const heard = await test.collect(queue);
    const refusal = (id = anId()) =>
      steps.begin(id).then(
        () => 'none',
        (error: unknown) => (error as { code?: string }).code,
      );

    broker.raiseAlarm();
    const caught = anId();
    await steps.begin(caught);
    await accounts.failed(caught);
    expect(messaging.problems()).toEqual([blocked]);

    const written = [caught];
    await eventually('people are refused', async () => {
      const id = anId();
      const code = await refusal(id);
      if (code === 'none') written.push(id);
      return code === 'service.overloaded';
    });
    expect(written.length).toBeGreaterThan(5);
    expect(heard).toEqual([]);
    // A blocked connection is not tried again: nothing but the first failure is counted.
    expect(await steps.raw().findOne({ _id: caught as never })).toMatchObject({
      relay: { tries: 1 },
    });

    broker.endAlarm();

    await accounts.ready();
    await accounts.emptied();
    await eventually('all are heard', () => {
      return new Set(heard.map(subjectOf)).size === written.length;
    });
    expect(new Set(heard.map(subjectOf))).toEqual(new Set(written));
    await eventually('people are taken again', async () => (await refusal()) === 'none');
  });

  it('a failed delivery is kept, and moves up the ladder when the alarm is over', async () => {
    const notifier = await NotifierUnderTest.ready(test, {
      rabbitmqUrl: broker.url,
      tuning: { confirmDeadline: 150 },
    });
    notifier.behave = () => {
      if (notifier.attempts.length === 1) throw new Error('once');
    };
    broker.raiseAlarm();
    test.say(StepTakenV1, { step: 1 });
    await eventually('it has failed', () => notifier.attempts.length === 1);
    await eventually('the retry is blocked', () => notifier.problems().includes(blocked));
    test.say(StepTakenV1, { step: 2 });
    await eventually('others are still handled', () => notifier.received.length === 2);

    broker.endAlarm();

    await eventually('the retry is handled', () => notifier.attempts.includes(2));
    await test.nothingLeft();
  });
});
