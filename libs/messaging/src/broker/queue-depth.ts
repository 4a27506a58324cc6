import type { ChannelModel } from 'amqplib';

export interface QueueState {
  /** That are ready: what a consumer has in its hands is not among them. */
  readonly messages: number;
  readonly consumers: number;
}

/** `undefined`: there is no such queue. Never declares it, so it needs no right. */
export async function queueState(
  model: ChannelModel,
  queue: string,
): Promise<QueueState | undefined> {
  const channel = await model.createChannel();
  channel.on('error', () => undefined);
  try {
    const { messageCount: messages, consumerCount: consumers } = await channel.checkQueue(queue);
    await channel.close();
    return { messages, consumers };
  } catch (error) {
    if ((error as { code?: number }).code !== 404) throw error;
    return undefined;
  }
}

/** Messages that are ready; `undefined`: there is no such queue. */
export const queueDepth = async (model: ChannelModel, queue: string): Promise<number | undefined> =>
  (await queueState(model, queue))?.messages;
