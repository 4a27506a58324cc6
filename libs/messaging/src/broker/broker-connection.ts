import { Logger } from '@nestjs/common';
import { connect, type ChannelModel } from 'amqplib';
import { addressesIn } from './broker-addresses';
import { backoffAfter, pause, within, withJitter, type Backoff } from '../timing';

const connectDeadline = 5_000;
const closeDeadline = 1_000;
const heartbeatSeconds = 10;

type OpenListener = (model: ChannelModel) => void;

/**
 * One connection to the broker, opened again whenever it is lost: to the next of its nodes, beginning with any of them.
 * Channels are its listeners' to re-create.
 */
export class BrokerConnection {
  private readonly logger = new Logger(BrokerConnection.name);
  private readonly closing = new AbortController();
  private readonly listeners = new Set<OpenListener>();
  private model: ChannelModel | undefined;
  private running: Promise<void> | undefined;
  private isBlocked = false;
  private readonly addresses: readonly string[];
  private turn: number;

  /** `urls`: as `RABBITMQ_URL`. */
  constructor(
    urls: string,
    readonly name: string,
    private readonly backoff: Backoff,
  ) {
    this.addresses = addressesIn(urls);
    this.turn = Math.floor(Math.random() * this.addresses.length);
  }

  get current(): ChannelModel | undefined {
    return this.model;
  }

  /** The broker takes no publications now (memory or disk alarm). */
  get blocked(): boolean {
    return this.isBlocked;
  }

  /** Called on each opening, and at once if it is open. */
  onOpen(listener: OpenListener): void {
    this.listeners.add(listener);
    if (this.model) listener(this.model);
  }

  start(): void {
    this.running ??= this.keepOpen();
  }

  async close(): Promise<void> {
    this.closing.abort();
    if (this.model) await closeQuietly(this.model);
    if (!this.model) await this.running;
  }

  private async keepOpen(): Promise<void> {
    const { signal } = this.closing;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const model = await this.open();
        failures = 0;
        await this.whileOpen(model);
      } catch (error) {
        this.logger.warn(`${this.name}: no connection to the broker: ${reasonOf(error)}`);
      }
      failures += 1;
      await pause(withJitter(backoffAfter(failures, this.backoff)), signal);
    }
  }

  private open(): Promise<ChannelModel> {
    const url = new URL(this.addresses[this.turn] ?? '');
    this.turn = (this.turn + 1) % this.addresses.length;
    url.searchParams.set('heartbeat', String(heartbeatSeconds));
    return connect(url.toString(), {
      timeout: connectDeadline,
      noDelay: true,
      clientProperties: { connection_name: this.name },
    });
  }

  private async whileOpen(model: ChannelModel): Promise<void> {
    const closed = new Promise<void>((resolve) => model.once('close', () => resolve()));
    model.on('error', (error) => this.logger.warn(`${this.name}: ${reasonOf(error)}`));
    model.on('blocked', () => (this.isBlocked = true));
    model.on('unblocked', () => (this.isBlocked = false));
    if (this.closing.signal.aborted) return closeQuietly(model);
    this.isBlocked = false;
    this.model = model;
    for (const listener of this.listeners) listener(model);
    await closed;
    this.model = undefined;
  }
}

/** A broker that has fallen silent does not answer; its heartbeat ends the connection later. */
const closeQuietly = (model: ChannelModel): Promise<void> =>
  within(closeDeadline, 'Closing the connection', model.close()).catch(() => undefined);

/** The broker's words, without the stack; URLs of amqplib's errors carry no credentials. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
