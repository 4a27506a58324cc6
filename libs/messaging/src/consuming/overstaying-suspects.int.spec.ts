import { eventually } from '@secop/testing';
import { StepTakenV1, testContracts } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { quickTuning } from '../../test-support/quick-tuning';
import { declareTopology } from '../topology/declare';

const suspects = [1, 2];
const queue = 'notifier.events';

describe('messages that came back again and again and do not end', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    for (const step of suspects) test.say(StepTakenV1, { step });
    await eventually('they are there', async () => (await test.depthOf(queue)) === suspects.length);
    for (let times = 0; times < 3; times += 1) await giveBackAll();
  });
  afterEach(() => test.end());

  /** Hands each of them out once and gives it back. */
  async function giveBackAll() {
    const channel = await test.broker.createChannel();
    for (let n = 0; n < suspects.length; n += 1) expect(await channel.get(queue)).not.toBe(false);
    channel.nackAll(true);
    await channel.close();
    await eventually('they are back', async () => (await test.depthOf(queue)) === suspects.length);
  }

  async function othersAreHandled(behave: NotifierUnderTest['behave']) {
    const notifier = await NotifierUnderTest.start(test, { tuning: { aloneFor: 200 } });
    notifier.behave = (event, app) => {
      if (suspects.includes(event.data.step)) return behave(event, app);
    };
    const handled = (step: number) => notifier.received.some(({ data }) => data.step === step);
    await eventually('a suspect has begun', () => suspects.some(handled));
    for (const step of [3, 4]) test.say(StepTakenV1, { step });
    await eventually('the others are handled', () => [3, 4].every(handled));
    await eventually('every suspect has its turn', () => suspects.every(handled));
    test.say(StepTakenV1, { step: 5 });
    await eventually('one that comes later is handled', () => handled(5));
    return notifier;
  }

  it('let the others go on, though their handlers hang', async () => {
    let release = () => {};
    const hanging = new Promise<void>((resolve) => (release = resolve));
    try {
      await othersAreHandled(() => hanging);
    } finally {
      release();
    }
    await test.nothingLeft();
  });

  it('let the others go on, though the rung that they fail onto is missing', async () => {
    await test.channel.deleteQueue('notifier.retry.first');
    let fails = true;
    const notifier = await othersAreHandled(() => {
      if (fails) throw new Error('not yet');
    }).finally(() =>
      declareTopology(test.infrastructure.rabbitmqUrl, testContracts, quickTuning.ladder),
    );
    fails = false;
    await eventually('they climb on', () => notifier.attempts.includes(2));
    await test.nothingLeft();
  });
});
