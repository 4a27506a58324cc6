import { eventually, TcpProxy } from '@secop/testing';
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest, stepOf } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';

const deadly = 13;
const healthy = 40;

describe('a message over which its process dies, again and again', () => {
  let test: MessagingUnderTest;
  let proxy: TcpProxy;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    proxy = await TcpProxy.before(test.infrastructure.rabbitmqUrl);
    test.onEnd(() => proxy.close());
  });
  afterEach(() => test.end());

  it('takes nobody with it: the others are handled, and it alone is parked by the delivery limit', async () => {
    const parked = await test.collect('notifier.parked');
    for (let step = 1; step <= healthy; step += 1) test.say(StepTakenV1, { step });
    const notifier = await NotifierUnderTest.start(test, {
      rabbitmqUrl: proxy.url,
      tuning: { reconnectBackoff: { first: 1, last: 5 } },
    });
    const done = new Set<number>();
    let deaths = 0;
    notifier.behave = async ({ data: { step } }) => {
      if (step === deadly) {
        deaths += 1;
        // As when the process dies: nothing that it has in hand is answered.
        proxy.reset();
        return;
      }
      const life = deaths;
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (life === deaths) done.add(step);
    };

    await eventually('it is parked', () => parked.some((each) => stepOf(each) === deadly));
    await eventually('all others are handled', () => done.size === healthy - 1);

    expect(parked.map(stepOf)).toEqual([deadly]);
    expect(parked[0]!.properties.headers).toMatchObject({
      'x-first-death-reason': 'delivery_limit',
    });
    await test.nothingLeft();
  });
});
