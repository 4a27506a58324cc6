import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { ServiceName } from '@secop/contracts';
import type { ConsumeMessage, Options } from 'amqplib';
import { reasonOf, type BrokerConnection } from '../broker/broker-connection';
import type { ConfirmedPublisher } from '../broker/confirmed-publisher';
import { carried, flat, historyHeaders, maximumHistory } from '../consuming/delivery-history';
import { pause } from '../timing';
import { parkedQueueOf, retryExchangeOf, retryKeys } from '../topology/names';
import type { Tuning } from '../tuning';
import { Deliveries } from './deliveries';
import { deliveryLimitReason, isDeliveryLimited, redriveHeader } from './parked-message';

/** Bodies of what is only passed by lie in this service's memory meanwhile. */
const mostHeld = 500;
const patience = 2_000;

export interface LimitedDeliveriesParts {
  readonly service: ServiceName;
  readonly connection: BrokerConnection;
  readonly publisher: ConfirmedPublisher;
  /** Runs the handler and decides, as for a delivery of the service's queue. */
  readonly handle: (
    message: ConsumeMessage,
    channelEnd: AbortSignal,
  ) => Promise<'acknowledge' | 'requeue' | 'kept'>;
  readonly tuning: Pick<Tuning, 'calmAfter' | 'queueCheckInterval'>;
}

/**
 * What the broker parked because it came back too often (a process died over it, again and again) is handled once
 * more, one message at a time over all replicas, and apart from the queue: most of it only stood beside the one
 * that kills. Each is replaced by a marked copy right before it is handled, so that whatever kills this process too
 * stays parked for an operator, and the others wait for the next process. Only a process that has lived for a while
 * does this: a crash loop is over by then.
 */
export class LimitedDeliveries {
  private readonly logger = new Logger(LimitedDeliveries.name);
  private readonly stopping = new AbortController();
  /** Marked copies of what has been handled: they only have to go. */
  private readonly done = new Set<string>();
  /** Marked copies of what could not be handled then, because the service's own store was away. */
  private readonly postponed = new Set<string>();
  private readonly queue: string;
  private running: Promise<void> | undefined;
  /** What was parked after the last look. A look costs each message a delivery, so it takes something new. */
  private known = 0;

  constructor(private readonly parts: LimitedDeliveriesParts) {
    this.queue = parkedQueueOf(parts.service);
  }

  start(): void {
    this.running ??= this.watch();
  }

  /** Waits for the handler that runs, if one does. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    const { calmAfter, queueCheckInterval } = this.parts.tuning;
    await pause(calmAfter, signal);
    while (!signal.aborted) {
      await this.lookIfGrown().catch((error: unknown) =>
        this.logger.debug(`${this.queue} could not be looked at: ${reasonOf(error)}`),
      );
      await pause(queueCheckInterval, signal);
    }
  }

  private async lookIfGrown(): Promise<void> {
    const channel = await this.channel();
    if (!channel) return;
    const { messageCount } = await channel.checkQueue(this.queue);
    if (messageCount <= this.known && this.postponed.size === 0) {
      this.known = messageCount;
      return void (await channel.close());
    }
    const options = { exclusive: true };
    const deliveries = await Deliveries.of(channel, this.queue, mostHeld, options);
    try {
      this.known = messageCount - (await this.look(deliveries, messageCount));
    } finally {
      await deliveries.close();
    }
  }

  /** Answers how many are gone. */
  private async look(deliveries: Deliveries, messages: number): Promise<number> {
    const ended = new AbortController();
    deliveries.channel.once('close', () => ended.abort());
    let held = 0;
    let gone = 0;
    for (let left = messages; left > 0 && held < mostHeld; left -= 1) {
      const message = await deliveries.next(patience);
      if (!message || this.stopping.signal.aborted) break;
      const mark = markOf(message);
      if (isSuspect(message)) {
        left += 1; // its marked copy arrives behind the others
        if (!(await this.handle(message, await this.replace(message, deliveries), ended.signal))) {
          break;
        }
      } else if (this.postponed.has(mark) && !(await this.handle(message, mark, ended.signal))) {
        break;
      } else if (this.done.delete(mark)) {
        deliveries.ack(message);
        gone += 1;
      } else {
        held += 1;
      }
    }
    return gone;
  }

  /** Resolves to the mark of the copy that stands for it, once the original is gone. */
  private async replace(message: ConsumeMessage, deliveries: Deliveries): Promise<string> {
    const mark = `auto:${randomUUID()}`;
    await this.parts.publisher.publish({
      exchange: retryExchangeOf(this.parts.service),
      routingKey: retryKeys.parked,
      body: message.content,
      properties: markedProperties(message, mark, new Date()),
      mandatory: true,
    });
    deliveries.ack(message);
    // The broker has the acknowledgement before the handler may end the process, and its last words with it.
    await deliveries.channel.checkQueue(this.queue);
    return mark;
  }

  /** False: not now. */
  private async handle(
    message: ConsumeMessage,
    mark: string,
    ended: AbortSignal,
  ): Promise<boolean> {
    this.postponed.delete(mark);
    this.logger.warn(`Event ${String(message.properties.messageId)} is tried again, alone`);
    const end = await this.parts.handle(message, ended);
    if (end === 'acknowledge') this.done.add(mark);
    if (end === 'requeue') this.postponed.add(mark);
    return end === 'acknowledge';
  }

  private async channel() {
    const channel = await this.parts.connection.current?.createChannel();
    channel?.on('error', () => undefined);
    return channel;
  }
}

/** Parked by the broker, and never handled apart since somebody last redrove it. */
const isSuspect = ({ properties: { headers } }: ConsumeMessage) =>
  isDeliveryLimited(headers) && !String(headers?.[redriveHeader]).startsWith('auto:');

const markOf = ({ properties: { headers } }: ConsumeMessage) => String(headers?.[redriveHeader]);

function markedProperties(
  { properties }: ConsumeMessage,
  mark: string,
  now: Date,
): Options.Publish {
  const headers = properties.headers ?? {};
  const line = `${deliveryLimitReason}:${now.toISOString()}`;
  const history = [headers[historyHeaders.history], line].filter(Boolean).join('; ');
  return {
    ...carried(properties),
    persistent: true,
    headers: {
      ...flat(headers),
      [historyHeaders.reason]: deliveryLimitReason,
      [historyHeaders.at]: now.toISOString(),
      [historyHeaders.history]: history.slice(-maximumHistory),
      [redriveHeader]: mark,
    },
  };
}
