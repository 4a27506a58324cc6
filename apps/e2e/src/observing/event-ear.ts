import { connect, type ChannelModel } from 'amqplib';

/** Hears every event and every hint, bytes and headers. */
export class EventEar {
  readonly heard: string[] = [];

  private constructor(private readonly connection: ChannelModel) {}

  static async open(brokerUrl: string): Promise<EventEar> {
    const connection = await connect(brokerUrl);
    const ear = new EventEar(connection);
    const channel = await connection.createChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    for (const exchange of ['secop.events', 'secop.hints']) {
      await channel.bindQueue(queue, exchange, '#');
    }
    await channel.consume(
      queue,
      (message) => {
        if (!message) return;
        const { headers } = message.properties;
        ear.heard.push(`${JSON.stringify(headers)} ${message.content.toString('utf8')}`);
      },
      { noAck: true },
    );
    return ear;
  }

  close = () => this.connection.close();
}
