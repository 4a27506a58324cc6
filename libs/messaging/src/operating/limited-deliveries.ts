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

const mostHeld = 5_000;
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
 * that kills. A mark is written on the message before it is handled, so that whatever kills this process too stays
 * parked for an operator. Only a process that has lived for a while does this: a crash loop is over by then.
 */
export class LimitedDeliveries {
  private readonly logger = new Logger(LimitedDeliveries.name);
  private readonly stopping = new AbortController();
  private readonly marks = new Set<string>();
  private readonly queue: string;
  private running: Promise<void> | undefined;
  /** What is parked and was seen before. A look costs each message a delivery, so it takes something new. */
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
    if (messageCount <= this.known) {
      this.known = messageCount;
      return void (await channel.close());
    }
    const options = { exclusive: true };
    const deliveries = await Deliveries.of(channel, this.queue, mostHeld, options);
    try {
      this.known = await this.look(deliveries, messageCount);
    } finally {
      await deliveries.close({ giveBack: true });
    }
  }

  /** Answers how many stay. */
  private async look(deliveries: Deliveries, messages: number): Promise<number> {
    const ended = new AbortController();
    deliveries.channel.once('close', () => ended.abort());
    let held = 0;
    for (let left = messages; left > 0 && held < mostHeld; left -= 1) {
      const message = await deliveries.next(patience);
      if (!message || this.stopping.signal.aborted) break;
      if (isSuspect(message)) {
        await this.mark(message);
        deliveries.ack(message);
        left += 1; // its marked copy arrives behind the others
      } else if (this.marks.has(markOf(message))) {
        if (!(await this.redrive(message, deliveries, ended.signal))) break;
      } else {
        held += 1;
      }
    }
    return held;
  }

  private async mark(message: ConsumeMessage): Promise<void> {
    const mark = `auto:${randomUUID()}`;
    await this.parts.publisher.publish({
      exchange: retryExchangeOf(this.parts.service),
      routingKey: retryKeys.parked,
      body: message.content,
      properties: markedProperties(message, mark, new Date()),
      mandatory: true,
    });
    this.marks.add(mark);
  }

  /** False: not now. */
  private async redrive(
    message: ConsumeMessage,
    deliveries: Deliveries,
    ended: AbortSignal,
  ): Promise<boolean> {
    // What was acknowledged is with the broker before this one may end the process and its last words with it.
    await deliveries.channel.checkQueue(this.queue);
    this.marks.delete(markOf(message));
    this.logger.warn(`Event ${String(message.properties.messageId)} is tried again, alone`);
    const end = await this.parts.handle(message, ended);
    if (end === 'acknowledge') deliveries.ack(message);
    if (end === 'requeue') this.marks.add(markOf(message));
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
