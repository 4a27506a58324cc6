import { connect, type ChannelModel } from 'amqplib';
import { envelopeSchema, type Envelope } from '@secop/contracts';

/**
 * Everything that the other services and open screens hear from identity, in order of arrival. Delivery is at least
 * once, so a repeated id is the same event, here as for every consumer.
 */
export class HeardEvents {
  /** As bytes too: what must not be readable on the broker is looked for there. */
  readonly raw: string[] = [];
  readonly events: Envelope[] = [];

  private constructor(private readonly connection: ChannelModel) {}

  static async listen(url: string): Promise<HeardEvents> {
    const connection = await connect(url);
    const heard = new HeardEvents(connection);
    const channel = await connection.createChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    for (const exchange of ['secop.events', 'secop.hints']) {
      await channel.bindQueue(queue, exchange, 'identity.#');
    }
    const take = (content: Buffer) => {
      const text = content.toString('utf8');
      const event = envelopeSchema.parse(JSON.parse(text));
      heard.raw.push(text);
      if (!heard.events.some(({ id }) => id === event.id)) heard.events.push(event);
    };
    await channel.consume(queue, (message) => message && take(message.content), { noAck: true });
    return heard;
  }

  of<Data = Record<string, string>>(type: string): (Omit<Envelope, 'data'> & { data: Data })[] {
    return this.events.filter((event) => event.type === type) as never;
  }

  async stop(): Promise<void> {
    await this.connection.close();
  }
}
