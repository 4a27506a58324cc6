import type { ChannelModel } from 'amqplib';

/** Messages that are ready; `undefined`: there is no such queue. Never declares it, so it needs no right. */
export async function queueDepth(model: ChannelModel, queue: string): Promise<number | undefined> {
  const channel = await model.createChannel();
  channel.on('error', () => undefined);
  try {
    const { messageCount } = await channel.checkQueue(queue);
    await channel.close();
    return messageCount;
  } catch (error) {
    if ((error as { code?: number }).code !== 404) throw error;
    return undefined;
  }
}
