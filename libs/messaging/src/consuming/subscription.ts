import { Logger } from '@nestjs/common';
import type { Channel, ConsumeMessage } from 'amqplib';
import { reasonOf, type BrokerConnection } from '../broker/broker-connection';
import { KeptChannel } from '../broker/kept-channel';
import { pause, within } from '../timing';
import type { Tuning } from '../tuning';
import { epochOf, type Epoch } from './epoch';
import { hasConsumer } from './queue-consumer';
import { RunningWork } from './running-work';
import { WaitingDeliveries } from './waiting-deliveries';

/** Until all that was sent to us is here, and our answers are on their way. */
const settling = 20;

/** How one delivery ended; `kept`: its channel died first, the broker delivers it again. */
export type DeliveryEnd = 'acknowledge' | 'requeue' | 'kept';

interface Delivery {
  readonly message: ConsumeMessage;
  readonly epoch: Epoch;
}

type Work = (message: ConsumeMessage, channelEnd: AbortSignal) => Promise<DeliveryEnd>;

/**
 * Consumes one queue, over and over: a lost channel, a cancelled consumer, a queue that was deleted and is back.
 * Per-consumer prefetch; what is prefetched but not started can be given back.
 */
export class Subscription {
  private readonly logger = new Logger(Subscription.name);
  private readonly kept: KeptChannel<Channel>;
  private readonly waiting = new WaitingDeliveries<Delivery>();
  private readonly running = new RunningWork(() => this.startNext());
  private readonly stopping = new AbortController();
  private epoch: Epoch | undefined;
  /** Of a connection that was replaced. */
  private former: Epoch | undefined;
  private paused = false;
  /** What runs should be the only one. */
  private alone = false;
  private nextTurn: NodeJS.Timeout | undefined;
  private cancelling: Promise<void> | undefined;
  private deliveries = 0;

  constructor(
    private readonly connection: BrokerConnection,
    private readonly queue: string,
    private readonly work: Work,
    private readonly tuning: Tuning,
  ) {
    this.kept = new KeptChannel<Channel>(
      connection,
      {
        name: queue,
        open: (model) => model.createChannel(),
        setUp: (channel) => this.setUp(channel),
      },
      tuning.reconnectBackoff,
    );
  }

  start(): void {
    this.kept.start();
    void this.watchQueue();
  }

  get consuming(): boolean {
    return [this.epoch, this.former].some((epoch) => epoch?.consumerTag !== undefined);
  }

  /**
   * Takes no more deliveries and gives back what has not been started; running work goes on. Only after the
   * consumer is cancelled: before that the broker would hand it out again at once, over and over.
   */
  async pause(): Promise<void> {
    this.paused = true;
    this.cancelling ??= this.cancel().finally(() => (this.cancelling = undefined));
    await this.cancelling;
    if (this.paused) this.waiting.take().forEach((delivery) => this.end(delivery, 'requeue'));
  }

  async resume(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.paused = false;
    this.startNext();
    const { epoch } = this;
    if (!epoch || epoch.ended.signal.aborted || epoch.consumerTag !== undefined) return;
    await this.consume(epoch).catch(() => this.kept.renew(epoch.channel));
  }

  /** As `pause`, for good. */
  async stopTaking(): Promise<void> {
    this.stopping.abort();
    await this.pause();
  }

  /** Waits for running work up to the deadline, then closes the channel. */
  async drain(deadline: number): Promise<void> {
    await this.stopTaking();
    await within(deadline, 'Draining', this.running.finished()).catch((error: unknown) =>
      this.logger.warn(`${reasonOf(error)}: ${this.running.size} deliveries go back to the queue`),
    );
    this.epoch?.answers.flush();
    await this.kept.close();
  }

  private async cancel(): Promise<void> {
    const { epoch } = this;
    const tag = epoch?.consumerTag;
    if (!epoch || tag === undefined) return;
    epoch.consumerTag = undefined;
    await epoch.channel.cancel(tag).catch(() => undefined);
  }

  private async setUp(channel: Channel): Promise<void> {
    const epoch = epochOf(channel);
    channel.once('close', () => this.endEpoch(epoch));
    await channel.prefetch(this.tuning.prefetch);
    this.former = this.epoch;
    this.epoch = epoch;
    if (!this.paused) await this.consume(epoch);
    if (this.former && !this.former.ended.signal.aborted) await this.leave(this.former);
  }

  /** Its connection was replaced and stays for what has begun; what has not goes back and comes over the new one. */
  private async leave(epoch: Epoch): Promise<void> {
    const tag = epoch.consumerTag;
    epoch.consumerTag = undefined;
    if (tag !== undefined) await epoch.channel.cancel(tag).catch(() => undefined);
    const waiting = this.waiting.take((delivery) => delivery.epoch === epoch);
    waiting.forEach((delivery) => this.end(delivery, 'requeue'));
  }

  private async consume(epoch: Epoch): Promise<void> {
    const { consumerTag } = await epoch.channel.consume(this.queue, (message) => {
      if (message) this.receive({ message, epoch });
      else this.cancelled(epoch);
    });
    epoch.consumerTag = consumerTag;
    if (this.paused) await this.pause();
  }

  private endEpoch(epoch: Epoch): void {
    epoch.ended.abort();
    epoch.consumerTag = undefined;
    this.waiting.take((delivery) => delivery.epoch === epoch);
  }

  /** The broker ended the consumer (queue deleted, node gone): subscribe again on a new channel. */
  private cancelled(epoch: Epoch): void {
    this.logger.warn(`The broker cancelled the consumer of ${this.queue}`);
    epoch.consumerTag = undefined;
    epoch.answers.flush();
    void this.kept.renew(epoch.channel);
  }

  private receive(delivery: Delivery): void {
    this.deliveries += 1;
    delivery.epoch.answers.received(delivery.message);
    this.waiting.add(delivery);
    this.startNext();
  }

  private startNext(): void {
    if (this.paused || this.alone) return;
    clearTimeout(this.nextTurn);
    while (this.running.size < this.tuning.concurrency) {
      const delivery = this.waiting.next();
      if (!delivery) break;
      this.running.add(this.perform(delivery));
    }
    if (!this.waiting.haveSuspects || this.running.size >= this.tuning.concurrency) return;
    const wait = this.running.untilAllRanFor(this.tuning.aloneFor);
    if (wait > 0) this.nextTurn = setTimeout(() => this.startNext(), wait).unref();
    else void this.startAlone();
  }

  /** Not for ever: one that hangs, or that the broker does not take back, must not stop all the others. */
  private async startAlone(): Promise<void> {
    this.alone = true;
    const work = this.performAlone();
    this.running.add(work);
    const { aloneFor } = this.tuning;
    await within(aloneFor, 'A message that came back often', work).catch((error: unknown) => {
      this.logger.warn(`${reasonOf(error)}: the others go on beside it`);
      this.waiting.renewPatience();
    });
    this.alone = false;
    this.startNext();
  }

  /** If the process dies over this one, nobody else's acknowledgement dies with it. */
  private async performAlone(): Promise<void> {
    this.epoch?.answers.flush();
    await pause(settling);
    const suspect = this.paused ? undefined : this.waiting.suspect();
    if (suspect) await this.perform(suspect);
  }

  private async perform(delivery: Delivery): Promise<void> {
    try {
      const end = await this.work(delivery.message, delivery.epoch.ended.signal);
      if (end === 'requeue') await this.cancelling;
      this.end(delivery, end);
    } catch (error) {
      // Giving it back would bring it back at once; with its channel it is delivered again.
      this.logger.error(`A delivery ended without a verdict: ${reasonOf(error)}`);
    }
  }

  private end({ message, epoch }: Delivery, end: DeliveryEnd): void {
    if (end === 'kept' || epoch.ended.signal.aborted) return;
    if (end === 'acknowledge') epoch.answers.acknowledge(message);
    else epoch.answers.requeue(message);
  }

  /**
   * A deleted queue tells its consumers nothing (3.10), so look whether it and somebody on it are there. A queue
   * declared anew at once may even keep a consumer that the channel has forgotten (measured: its messages are
   * handed out and never arrive), and nothing shows that: a consumer that is idle for long is made anew.
   */
  private async watchQueue(): Promise<void> {
    const { signal } = this.stopping;
    let heardAt = performance.now();
    while (!signal.aborted) {
      const before = this.deliveries;
      await pause(this.tuning.queueCheckInterval, signal);
      const busy = this.running.size > 0 || this.deliveries !== before;
      if (busy || !this.consuming) heardAt = performance.now();
      if (signal.aborted || !this.consuming) continue;
      const idle = performance.now() - heardAt > this.tuning.idleRenewal;
      if (!idle && (await hasConsumer(this.connection, this.queue, busy))) continue;
      if (!idle) this.logger.warn(`${this.queue} or its consumer is gone; subscribing again`);
      heardAt = performance.now();
      await this.kept.renew();
    }
  }
}
