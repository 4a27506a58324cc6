import {
  connect,
  type ChannelModel,
  type ConfirmChannel,
  type ConsumeMessage,
  type Options,
} from 'amqplib';

const copyHeader = 'fault-copy';
const exchange = 'secop.events';

/** Hears every event as it passes, and can say it again. */
export class EventTap {
  private constructor(
    private readonly connection: ChannelModel,
    readonly channel: ConfirmChannel,
  ) {}

  /** `hear` gets originals, never copies. */
  static async open(
    brokerUrl: string,
    hear: (message: ConsumeMessage, tap: EventTap) => void = () => undefined,
  ): Promise<EventTap> {
    const connection = await connect(brokerUrl);
    const channel = await connection.createConfirmChannel();
    const tap = new EventTap(connection, channel);
    const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
    await channel.bindQueue(queue, exchange, '#');
    await channel.consume(
      queue,
      (message) => {
        if (message && !message.properties.headers?.[copyHeader]) hear(message, tap);
      },
      { noAck: true },
    );
    return tap;
  }

  /** The same bytes and properties once more, to everybody. */
  async repeat({ fields, content, properties }: ConsumeMessage): Promise<void> {
    const { contentType, messageId, type, timestamp, appId, correlationId } =
      properties as Options.Publish;
    const headers: object = { ...properties.headers, [copyHeader]: 1 };
    const known = { contentType, messageId, type, timestamp, appId, correlationId };
    await this.publish(exchange, fields.routingKey, content, { ...known, headers });
  }

  publish(exchange: string, key: string, content: Buffer, properties: object): Promise<void> {
    return new Promise((resolve, reject) => {
      const options = { persistent: true, ...properties };
      this.channel.publish(exchange, key, content, options, (error: unknown) =>
        error ? reject(new Error('the broker refused a message of the row')) : resolve(),
      );
    });
  }

  close = () => this.connection.close();
}
