import { connect, type Channel, type ChannelModel } from 'amqplib';

/** Hears every event and every hint, bytes and headers. */
export class EventEar {
  readonly heard: string[] = [];

  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: Channel,
  ) {}

  static async open(brokerUrl: string): Promise<EventEar> {
    const connection = await connect(brokerUrl);
    const channel = await connection.createChannel();
    const ear = new EventEar(connection, channel);
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

  /** To nobody but who hears everything. */
  async say(body: string): Promise<void> {
    this.channel.publish('secop.events', 'nobody.hears.this', Buffer.from(body));
    await this.channel.checkExchange('secop.events');
  }

  close = () => this.connection.close();
}
