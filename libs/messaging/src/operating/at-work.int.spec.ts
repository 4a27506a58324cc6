import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { consumersOf, unheardBy } from './at-work';
import { OperatorSession } from './operator-session';

describe('a service at work', () => {
  let test: MessagingUnderTest;
  let session: OperatorSession;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    const opened = await OperatorSession.open(test.infrastructure.rabbitmqUrl, 'notifier');
    test.onStop(() => opened.close());
    session = opened;
  });
  afterEach(() => test.end());

  it('is known by who consumes its queue', async () => {
    expect(await consumersOf(session, 'notifier')).toBe(0);
    const notifier = await NotifierUnderTest.ready(test);
    expect(await consumersOf(session, 'notifier')).toBe(1);
    await notifier.app.close();
    expect(await consumersOf(session, 'notifier')).toBe(0);
    expect(await consumersOf(session, 'identity')).toBe(0);
  });

  it('has something to hear as long as a message waits in its queue', async () => {
    expect(await unheardBy(session, 'notifier')).toBeUndefined();
    test.say(StepTakenV1, { step: 1 });
    expect(await unheardBy(session, 'notifier')).toEqual({ events: 1, retry: 0 });
    const notifier = await NotifierUnderTest.ready(test);
    expect(await unheardBy(session, 'notifier')).toBeUndefined();
    expect(notifier.received).toHaveLength(1);
  });
});
