import { DomainError } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';

const parkedQueue = 'notifier.parked';

describe('a handler that fails', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  it('climbs the ladder and parks the untouched message with its history', async () => {
    const notifier = await NotifierUnderTest.ready(test);
    notifier.behave = () => {
      throw new TypeError('Ana Gómez, ana@example.co');
    };
    const parked = await test.collect(parkedQueue);
    const id = test.say(StepTakenV1, { step: 1 });

    const message = await eventually('it is parked', () => parked[0]);

    expect(notifier.attempts).toEqual([1, 2, 3]);
    expect(message.properties).toMatchObject({ messageId: id, deliveryMode: 2 });
    expect(message.properties.headers).toMatchObject({
      'secop-attempt': 3,
      'secop-reason': 'exhausted',
      'secop-code': 'TypeError',
      'secop-history': '1:failed:TypeError; 2:failed:TypeError; 3:failed:TypeError',
      'secop-exchange': 'secop.events',
      'secop-routing-key': StepTakenV1.type,
    });
    expect(JSON.stringify(message.properties.headers)).not.toContain('Gómez');
    await test.nothingLeft();
  });

  it('handles it on a later rung, once the cause is gone', async () => {
    const notifier = await NotifierUnderTest.ready(test);
    notifier.behave = () => {
      if (notifier.attempts.length < 3) throw new Error('not yet');
    };

    test.say(StepTakenV1, { step: 1 });

    await eventually('the third attempt', () => notifier.attempts.length === 3);
    await test.nothingLeft();
    expect(await test.depthOf(parkedQueue)).toBe(0);
  });

  it.each([
    ['not-found', 'exhausted', 3],
    ['unavailable', 'exhausted', 3],
    ['rate-limited', 'exhausted', 3],
    ['conflict', 'refused', 1],
    ['forbidden', 'refused', 1],
    ['unauthenticated', 'refused', 1],
    ['invalid', 'refused', 1],
    ['malformed', 'refused', 1],
    ['precondition-failed', 'refused', 1],
  ] as const)('of kind %s: parked as %s after %i attempts', async (kind, reason, attempts) => {
    const notifier = await NotifierUnderTest.ready(test);
    notifier.behave = () => {
      throw new DomainError(kind, 'account.not-found');
    };
    const parked = await test.collect(parkedQueue);

    test.say(StepTakenV1, { step: 1 });

    const message = await eventually('it is parked', () => parked[0]);
    expect(message.properties.headers).toMatchObject({
      'secop-reason': reason,
      'secop-code': 'account.not-found',
      'secop-attempt': attempts,
    });
    expect(notifier.attempts).toHaveLength(attempts);
  });

  it('does not disturb other messages, nor other services', async () => {
    const notifier = await NotifierUnderTest.ready(test);
    const elsewhere = await test.listenTo('secop.events', StepTakenV1.type);
    notifier.behave = (event) => {
      if (event.data.step === 1) throw new Error('always');
    };
    const parked = await test.collect(parkedQueue);

    for (const step of [1, 2, 3]) test.say(StepTakenV1, { step });

    await eventually('the bad one is parked', () => parked.length === 1);
    await eventually('the good ones are handled', () =>
      [2, 3].every((step) => notifier.received.some(({ data }) => data.step === step)),
    );
    expect(elsewhere).toHaveLength(3);
  });
});
