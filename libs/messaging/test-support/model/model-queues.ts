import type { Options } from 'amqplib';
import type { Publication } from '../../src/broker/confirmed-publisher';
import { ModelChannel } from './model-channel';

export interface QueuedMessage {
  readonly body: Buffer;
  readonly properties: Options.Publish;
  readonly exchange: string;
  readonly routingKey: string;
}

const idOf = ({ properties }: QueuedMessage) => properties.messageId!;

/** One service's queues: its own, the rungs of its ladder, and what is parked. */
export class ModelQueues {
  readonly parked: QueuedMessage[] = [];
  readonly errors: string[] = [];
  private main: QueuedMessage[] = [];
  private onRungs: QueuedMessage[] = [];
  private channels: ModelChannel[] = [];

  /** `hadItsEffect`: asked of each message in the moment that it is acknowledged. */
  constructor(private readonly hadItsEffect: (id: string) => boolean) {}

  get empty(): boolean {
    const open = this.channels.some(({ unanswered }) => unanswered.size > 0);
    return this.main.length === 0 && this.onRungs.length === 0 && !open;
  }

  open(): ModelChannel {
    const channel = new ModelChannel(this);
    this.channels.push(channel);
    channel.once('close', () => {
      this.channels = this.channels.filter((each) => each !== channel);
    });
    return channel;
  }

  say(message: QueuedMessage): void {
    this.main.push(message);
  }

  /** A copy that arrived at the service's retry exchange. */
  take({ exchange, routingKey, body, properties }: Publication): void {
    const copy = { exchange, routingKey, body, properties };
    (routingKey === 'parked' ? this.parked : this.onRungs).push(copy);
  }

  /** The time of the oldest message on a rung is over. */
  comeDown(): void {
    const message = this.onRungs.shift();
    if (message) this.main.push(message);
  }

  /** Hands out what can be handed out. */
  deliver(): void {
    for (;;) {
      const channel = this.channels.find(({ hungry }) => hungry);
      const message = channel && this.main.shift();
      if (!message) return;
      channel.deliver(message);
    }
  }

  /** Counts as a quorum queue does. */
  takeBack(messages: readonly QueuedMessage[]): void {
    const counted = messages.map((message) => {
      const headers = (message.properties.headers ?? {}) as Record<string, unknown>;
      const count = Number(headers['x-delivery-count'] ?? 0) + 1;
      return {
        ...message,
        properties: { ...message.properties, headers: { ...headers, 'x-delivery-count': count } },
      };
    });
    this.main.unshift(...counted);
  }

  /** It is gone for good: then either it had its effect, or a copy of it is somewhere. */
  acknowledged(message: QueuedMessage): void {
    const id = idOf(message);
    const handedOut = this.channels.flatMap(({ unanswered }) => [...unanswered.values()]);
    const copies = [...this.main, ...this.onRungs, ...this.parked, ...handedOut];
    if (this.hadItsEffect(id) || copies.some((copy) => idOf(copy) === id)) return;
    this.errors.push(`${id} was acknowledged too early`);
  }

  protocolError(text: string): Error {
    this.errors.push(text);
    return new Error(text);
  }

  /** Of those who consume now, in the order in which they came. */
  get consumers(): readonly ModelChannel[] {
    return this.channels;
  }
}
