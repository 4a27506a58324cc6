import { connect } from 'amqplib';

const counts = new Map<string, number>();

/** Bytes that no library can read as a message of the workflow. */
export const poison = {
  /** So many of them, straight into a queue. */
  async into(brokerUrl: string, vhost: string, queue: string, times: number): Promise<void> {
    const connection = await connect(brokerUrl);
    const channel = await connection.createConfirmChannel();
    for (let count = 0; count < times; count += 1) {
      const body = Buffer.from(`{"pattern":"message","data":{"id":`);
      channel.publish('', queue, body, { contentType: 'application/json', persistent: true });
    }
    await channel.waitForConfirms();
    await connection.close();
    counts.set(vhost, (counts.get(vhost) ?? 0) + times);
  },
  sent: (vhost: string): number => counts.get(vhost) ?? 0,
};
