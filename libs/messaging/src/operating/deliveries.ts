import type { Channel, ConsumeMessage, Options } from 'amqplib';
import { within } from '../timing';
import { BrokerLost } from './operator-session';

/** What one consumer is given, to be taken one at a time. */
export class Deliveries {
  private readonly waiting: ConsumeMessage[] = [];
  private wake: () => void = () => undefined;
  /** Nothing more comes: the channel is closed, or the broker has cancelled the consumer. */
  private over = false;
  private closed = false;
  private consumerTag: string | undefined;

  private constructor(readonly channel: Channel) {
    channel.once('close', () => {
      this.closed = true;
      this.end();
    });
  }

  /** `prefetch` is per consumer: streams and quorum queues refuse a global one. */
  static async of(
    channel: Channel,
    queue: string,
    prefetch: number,
    options: Options.Consume = {},
  ): Promise<Deliveries> {
    const deliveries = new Deliveries(channel);
    await channel.prefetch(prefetch);
    const receive = (message: ConsumeMessage | null) => deliveries.receive(message);
    const { consumerTag } = await channel.consume(queue, receive, options);
    deliveries.consumerTag = consumerTag;
    return deliveries;
  }

  /** `undefined`: nothing came in that many milliseconds. Throws `BrokerLost`. */
  async next(milliseconds: number): Promise<ConsumeMessage | undefined> {
    if (this.waiting.length === 0 && !this.over) {
      const arrival = new Promise<void>((resolve) => (this.wake = resolve));
      await within(milliseconds, 'A delivery', arrival).catch(() => undefined);
    }
    const next = this.waiting.shift();
    if (this.over) throw new BrokerLost();
    return next;
  }

  ack(message: ConsumeMessage): void {
    if (this.over) throw new BrokerLost();
    this.channel.ack(message);
  }

  /**
   * No more of them; what is not acknowledged goes back with the channel, in its order. (A `nack` of more than 32
   * would return them in any order to a queue with a delivery limit, on 3.10.)
   */
  async close(): Promise<void> {
    if (this.closed) return;
    try {
      if (!this.over && this.consumerTag !== undefined) await this.channel.cancel(this.consumerTag);
      await this.channel.close();
    } catch {
      // The channel went first: the broker gives back what was not acknowledged.
    }
  }

  private receive(message: ConsumeMessage | null): void {
    if (message) this.waiting.push(message);
    else this.end();
    this.wake();
  }

  private end(): void {
    this.over = true;
    this.wake();
  }
}
