import type { ChannelModel } from 'amqplib';
import { missingOn, QueueHidden } from './declare';

/** As RabbitMQ 4.2.6 and later answer a user without a right to the queue, which no older one can be made to do. */
const answering = (code: number) =>
  ({
    createChannel: () =>
      Promise.resolve({
        on: () => undefined,
        close: () => Promise.resolve(),
        checkQueue: () => Promise.reject(Object.assign(new Error('closed by server'), { code })),
      }),
  }) as unknown as ChannelModel;

describe('a look at a queue', () => {
  it('that the broker does not let this user have is told in a sentence', async () => {
    const look = missingOn(answering(403), ['notifier.events']);
    await expect(look).rejects.toThrow(QueueHidden);
    await expect(look).rejects.toThrow(
      'This broker user may not look at notifier.events (RabbitMQ 4.2.6 and later ask for a right to it)',
    );
  });

  it('that does not exist names it', async () => {
    expect(await missingOn(answering(404), ['notifier.events'])).toEqual(['notifier.events']);
  });
});
