import { Logger } from '@nestjs/common';
import type { Channel, ChannelModel } from 'amqplib';
import { backoffAfter, pause, within, withJitter, type Backoff } from '../timing';
import { reasonOf, type BrokerConnection } from './broker-connection';

const livedLong = 10_000;
const setUpDeadline = 10_000;
const closeDeadline = 1_000;

export interface ChannelPurpose<C extends Channel> {
  readonly name: string;
  open(model: ChannelModel): Promise<C>;
  /** Prepares a fresh channel; the channel counts as there only when this has succeeded. */
  setUp?(channel: C): Promise<void>;
}

/**
 * One channel that is opened again whenever it is lost, with its connection or alone. Whoever holds something of
 * a channel (a delivery, a consumer) keeps that channel beside it: the present one may be another.
 */
export class KeptChannel<C extends Channel> {
  private readonly logger = new Logger(KeptChannel.name);
  private readonly closing = new AbortController();
  private channel: C | undefined;
  private renewing = false;

  constructor(
    private readonly connection: BrokerConnection,
    private readonly purpose: ChannelPurpose<C>,
    private readonly backoff: Backoff,
  ) {}

  get current(): C | undefined {
    return this.channel;
  }

  start(): void {
    this.connection.onOpen((model) => void this.keepOpen(model));
  }

  /** Drops the present channel, or one that is being set up, which gives back what is unacknowledged on it; a new one follows. */
  async renew(channel: Channel | undefined = this.channel): Promise<void> {
    if (!channel) return;
    this.renewing = true;
    await closeQuietly(channel);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.renew();
  }

  private async keepOpen(model: ChannelModel): Promise<void> {
    const { signal } = this.closing;
    let failures = 0;
    while (!signal.aborted && this.connection.current === model) {
      const opened = performance.now();
      try {
        await this.live(await this.purpose.open(model));
      } catch (error) {
        if (!signal.aborted) this.logger.warn(`${this.purpose.name}: ${reasonOf(error)}`);
      }
      const deliberate = this.renewing;
      this.renewing = false;
      if (deliberate) continue;
      failures = performance.now() - opened > livedLong ? 1 : failures + 1;
      if (signal.aborted || this.connection.current !== model) return;
      await pause(withJitter(backoffAfter(failures, this.backoff)), signal);
    }
  }

  /** Until the channel is gone; throws why, if there is a reason. */
  private async live(channel: C): Promise<void> {
    const closed = new Promise<void>((resolve, reject) => {
      channel.once('close', () => resolve());
      channel.once('error', reject);
    });
    closed.catch(() => undefined);
    channel.on('error', () => undefined);
    try {
      const setUp = this.purpose.setUp?.(channel);
      if (setUp) await within(setUpDeadline, 'Setting up the channel', setUp);
      if (this.closing.signal.aborted) throw new Error('closing');
      this.channel = channel;
      await closed;
    } finally {
      // After a hand-over the present channel is another one already.
      if (this.channel === channel) this.channel = undefined;
      await closeQuietly(channel);
    }
  }
}

/** A broker that has fallen silent does not answer a closing either. */
const closeQuietly = (channel: Channel) =>
  within(closeDeadline, 'Closing the channel', channel.close()).catch(() => undefined);
