import { randomUUID } from 'node:crypto';
import type { DataOf, Envelope, EventContract } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';

const exchanges = ['secop.events', 'secop.hints'];
const everything = 'access-requests.#';

/** Hears everything that the service says, and says what other services would. */
export class BrokerProbe {
  readonly heard: Envelope[] = [];

  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
    private readonly queue: string,
  ) {}

  static async start(url: string): Promise<BrokerProbe> {
    const connection = await connect(url);
    const channel = await connection.createConfirmChannel();
    const { queue } = await channel.assertQueue(`probe.${randomUUID()}`, { exclusive: true });
    const probe = new BrokerProbe(connection, channel, queue);
    for (const exchange of exchanges) await channel.bindQueue(queue, exchange, everything);
    await channel.consume(
      queue,
      (message) => {
        if (message) probe.heard.push(JSON.parse(message.content.toString('utf8')) as Envelope);
      },
      { noAck: true },
    );
    return probe;
  }

  /** Hears nothing any more, as if it were not there: an event that nobody else takes is returned. */
  async turnAway(): Promise<void> {
    for (const exchange of exchanges) {
      await this.channel.unbindQueue(this.queue, exchange, everything);
    }
  }

  /** What happened to a request so far, in the order of its versions, each event once. */
  verbsOf(subject: string): string[] {
    const events = new Map(
      this.heard.filter((event) => event.subject === subject).map((event) => [event.id, event]),
    );
    return [...events.values()]
      .sort((one, other) => Number(one.sequence) - Number(other.sequence))
      .map(({ type }) => type.split('.')[2]!);
  }

  async untilHeard(subject: string, ...verbs: string[]): Promise<void> {
    await eventually(`the request has said ${verbs.join(', ')}`, () => {
      const heard = this.verbsOf(subject);
      if (heard.join() !== verbs.join()) throw new Error(`it has said ${heard.join(', ')}`);
      return true;
    });
  }

  /** Publishes an event as its service would; the same `id` again is a second delivery. `sequence`: of the subject. */
  async say<Contract extends EventContract>(
    contract: Contract,
    subject: string,
    data: DataOf<Contract>,
    { id = randomUUID(), sequence = 1 }: { readonly id?: string; readonly sequence?: number } = {},
  ): Promise<void> {
    const event = {
      specversion: '1.0',
      id,
      source: `/${contract.source}`,
      type: contract.type,
      subject,
      time: new Date().toISOString(),
      sequence: String(sequence),
      data,
    };
    this.channel.publish('secop.events', contract.type, Buffer.from(JSON.stringify(event)), {
      contentType: 'application/cloudevents+json; charset=utf-8',
      persistent: true,
      messageId: id,
    });
    await this.channel.waitForConfirms();
  }

  /** Messages that wait in a queue of the service. */
  async waitingIn(queue: string): Promise<number> {
    return (await this.channel.checkQueue(queue)).messageCount;
  }

  async stop(): Promise<void> {
    await this.connection.close();
  }
}
