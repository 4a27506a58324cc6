import { Logger } from '@nestjs/common';
import { connect, type ChannelModel } from 'amqplib';
import { addressesIn } from './broker-addresses';
import { changingAddress, type Address, type Changing } from './changing';
import { backoffAfter, pause, within, withJitter, type Backoff } from '../timing';

const connectDeadline = 5_000;
const closeDeadline = 1_000;
const heartbeatSeconds = 10;

/** `handedOver`: the one before it still works, for what was begun there. */
type OpenListener = (model: ChannelModel, handedOver: boolean) => void;

/**
 * One connection to the broker, opened again whenever it is lost: to the next of its nodes, beginning with any of them.
 * When its credentials are rotated another one takes its place, and it is closed a while later. Channels are its
 * listeners' to re-create.
 */
export class BrokerConnection {
  private readonly logger = new Logger(BrokerConnection.name);
  private readonly closing = new AbortController();
  private readonly listeners = new Set<OpenListener>();
  private model: ChannelModel | undefined;
  private running: Promise<void> | undefined;
  private isBlocked = false;
  private readonly urls: Changing<string>;
  private turn: number;
  private successor: ChannelModel | undefined;
  private renewal: Promise<void> | undefined;
  private leave: () => void = () => undefined;
  private readonly left = new Set<Promise<void>>();

  /** `urls`: as `RABBITMQ_URL`. `handOver`: milliseconds for what was begun on a connection that is replaced. */
  constructor(
    urls: Address,
    readonly name: string,
    private readonly backoff: Backoff,
    private readonly handOver = 15_000,
  ) {
    this.urls = changingAddress(urls);
    this.turn = Math.floor(Math.random() * addressesIn(this.urls.current).length);
    this.urls.onChange(() => {
      this.renewal ??= this.renew().finally(() => (this.renewal = undefined));
    });
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
    if (this.model) listener(this.model, false);
  }

  start(): void {
    this.running ??= this.keepOpen();
  }

  async close(): Promise<void> {
    this.closing.abort();
    if (this.model) await closeQuietly(this.model);
    if (!this.model) await this.running;
    await this.renewal;
    await Promise.all(this.left);
  }

  private async keepOpen(): Promise<void> {
    const { signal } = this.closing;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const handedOver = this.successor !== undefined;
        const model = this.successor ?? (await this.open());
        this.successor = undefined;
        failures = 0;
        await this.whileOpen(model, handedOver);
        if (this.successor) continue;
      } catch (error) {
        this.logger.warn(`${this.name}: no connection to the broker: ${reasonOf(error)}`);
      }
      failures += 1;
      await pause(withJitter(backoffAfter(failures, this.backoff)), signal);
    }
  }

  private open(): Promise<ChannelModel> {
    const addresses = addressesIn(this.urls.current);
    const url = new URL(addresses[this.turn % addresses.length] ?? '');
    this.turn = (this.turn + 1) % addresses.length;
    url.searchParams.set('heartbeat', String(heartbeatSeconds));
    return connect(url.toString(), {
      timeout: connectDeadline,
      noDelay: true,
      clientProperties: { connection_name: this.name },
    });
  }

  /**
   * The successor is open before the present connection is left. One that cannot be opened leaves everything as it
   * is and is tried again: what is open does not need the credentials any more.
   */
  private async renew(): Promise<void> {
    const { signal } = this.closing;
    let refused: string | undefined;
    for (let failures = 1; this.model && !signal.aborted; failures += 1) {
      const asked = this.urls.current;
      try {
        const model = await this.open();
        if (asked === this.urls.current && this.model && !signal.aborted) {
          this.successor = model;
          this.logger.log(`${this.name}: connected with the new credentials`);
          return this.leave();
        }
        await closeQuietly(model);
      } catch (error) {
        const reason = `${this.name}: the new credentials do not work: ${reasonOf(error)}`;
        if (asked !== refused) this.logger.error(reason);
        refused = asked;
        await pause(withJitter(backoffAfter(failures, this.backoff)), signal);
      }
    }
  }

  private async whileOpen(model: ChannelModel, handedOver: boolean): Promise<void> {
    const left = new Promise<'left'>((resolve) => (this.leave = () => resolve('left')));
    const closed = new Promise<void>((resolve) => model.once('close', () => resolve()));
    model.on('error', (error) => this.logger.warn(`${this.name}: ${reasonOf(error)}`));
    const block = (blocked: boolean) => () => {
      if (this.model === model) this.isBlocked = blocked;
    };
    model.on('blocked', block(true)).on('unblocked', block(false));
    if (this.closing.signal.aborted) return closeQuietly(model);
    this.isBlocked = false;
    this.model = model;
    for (const listener of this.listeners) listener(model, handedOver);
    if ((await Promise.race([closed, left])) === 'left') this.letGo(model);
    this.model = undefined;
  }

  private letGo(model: ChannelModel): void {
    const gone = pause(this.handOver, this.closing.signal).then(() => closeQuietly(model));
    this.left.add(gone);
    void gone.finally(() => this.left.delete(gone));
  }
}

/** A broker that has fallen silent does not answer; its heartbeat ends the connection later. */
const closeQuietly = (model: ChannelModel): Promise<void> =>
  within(closeDeadline, 'Closing the connection', model.close()).catch(() => undefined);

/** The broker's words, without the stack; URLs of amqplib's errors carry no credentials. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
