import type { BrokerConnection } from '../broker/broker-connection';

/**
 * Whether the queue is there and somebody consumes it; messages that wait although nobody is `busy` say the contrary.
 * True when the broker cannot be asked.
 */
export async function hasConsumer(
  connection: BrokerConnection,
  queue: string,
  busy: boolean,
): Promise<boolean> {
  const channel = await connection.current?.createChannel().catch(() => undefined);
  if (!channel) return true;
  channel.on('error', () => undefined);
  try {
    const { consumerCount, messageCount } = await channel.checkQueue(queue);
    await channel.close();
    return consumerCount > 0 && (busy || messageCount === 0);
  } catch {
    return false;
  }
}
