import { eventually } from '@secop/testing';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { Deliveries } from './deliveries';
import { BrokerLost } from './operator-session';

describe('deliveries whose consumer the broker cancels', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  it('end, and leave no channel behind that would hold what was not acknowledged', async () => {
    const channel = await test.broker.createChannel();
    let closed = false;
    channel.once('close', () => (closed = true));
    const deliveries = await Deliveries.of(channel, 'notifier.parked', 10);
    await test.channel.deleteQueue('notifier.parked');
    await eventually('it is noticed', () =>
      deliveries.next(50).then(
        () => false,
        (error: unknown) => error instanceof BrokerLost,
      ),
    );

    await deliveries.close();

    await eventually('the channel is closed', () => closed);
    await deliveries.close();
  });
});
