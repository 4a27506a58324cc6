import { EventEmitter } from 'node:events';
import type { ConsumeMessage } from 'amqplib';
import type { ModelQueues, QueuedMessage } from './model-queues';

/** A channel as amqplib gives it, of which only the service's own queue is consumed. */
export class ModelChannel extends EventEmitter {
  readonly unanswered = new Map<number, QueuedMessage>();
  private consumer: ((message: ConsumeMessage | null) => void) | undefined;
  private most = 0;
  private tags = 0;
  private closed = false;

  constructor(private readonly queues: ModelQueues) {
    super();
  }

  /** Takes one more delivery now. */
  get hungry(): boolean {
    return this.consumer !== undefined && this.unanswered.size < this.most;
  }

  prefetch(count: number): Promise<void> {
    this.most = count;
    return Promise.resolve();
  }

  consume(_queue: string, consumer: (message: ConsumeMessage | null) => void) {
    this.consumer = consumer;
    return Promise.resolve({ consumerTag: 'the one' });
  }

  cancel(): Promise<void> {
    this.consumer = undefined;
    return Promise.resolve();
  }

  checkQueue() {
    return Promise.resolve({ consumerCount: 1, messageCount: 0 });
  }

  deliver(message: QueuedMessage): void {
    const deliveryTag = (this.tags += 1);
    this.unanswered.set(deliveryTag, message);
    const { body: content, properties, exchange, routingKey } = message;
    const fields = { deliveryTag, exchange, routingKey, redelivered: false, consumerTag: '' };
    this.consumer?.({ content, properties, fields } as ConsumeMessage);
  }

  /** The broker ends the consumer. */
  cancelConsumer(): void {
    const { consumer } = this;
    this.consumer = undefined;
    consumer?.(null);
  }

  ack({ fields: { deliveryTag } }: ConsumeMessage, allUpTo = false): void {
    this.assertOpen();
    this.queues.acknowledged(this.answered(deliveryTag));
    const earlier = [...this.unanswered.keys()].filter((tag) => allUpTo && tag < deliveryTag);
    for (const tag of earlier) this.queues.acknowledged(this.answered(tag));
  }

  nack({ fields: { deliveryTag } }: ConsumeMessage): void {
    this.assertOpen();
    this.queues.takeBack([this.answered(deliveryTag)]);
  }

  close(): Promise<void> {
    this.die();
    return Promise.resolve();
  }

  /** What was not answered goes back. */
  die(): void {
    if (this.closed) return;
    this.closed = true;
    this.consumer = undefined;
    this.queues.takeBack([...this.unanswered.values()]);
    this.unanswered.clear();
    this.emit('close');
  }

  private assertOpen(): void {
    if (this.closed) throw new Error('The channel is closed');
  }

  private answered(tag: number): QueuedMessage {
    const message = this.unanswered.get(tag);
    if (!message) throw this.queues.protocolError(`unknown delivery tag ${tag}`);
    this.unanswered.delete(tag);
    return message;
  }
}
