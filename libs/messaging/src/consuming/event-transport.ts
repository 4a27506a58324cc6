import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { EventContract, ServiceName } from '@secop/contracts';
import type { ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from '../broker/broker-connection';
import type { ConfirmedPublisher } from '../broker/confirmed-publisher';
import type { StoreHealth } from '../store/store-health';
import { isStoreFailure } from '../store/store-errors';
import { LimitedDeliveries } from '../operating/limited-deliveries';
import { within } from '../timing';
import { queueOf } from '../topology/names';
import type { Tuning } from '../tuning';
import { attemptsOf } from './delivery-history';
import { EventDispatcher } from './event-dispatcher';
import { FailedDeliveries } from './failed-deliveries';
import { eventTransportId } from './on-event';
import { Subscription, type DeliveryEnd } from './subscription';
import { verdictOn } from './verdict';

export interface EventTransportParts {
  readonly service: ServiceName;
  readonly contracts: readonly EventContract[];
  readonly connection: BrokerConnection;
  readonly retries: ConfirmedPublisher;
  /** Absent in a service without a store. */
  readonly health: StoreHealth | undefined;
  readonly tuning: Tuning;
  /** The end of a shutdown, after the last handler: relay, then connections. */
  readonly afterDrain: () => Promise<void>;
}

/** Nest's door to the broker: ordinary handlers, whose outcome decides what becomes of the delivery. */
export class EventTransport extends Server implements CustomTransportStrategy {
  override transportId = eventTransportId;
  private subscription: Subscription | undefined;
  private dispatcher: EventDispatcher | undefined;
  private failed: FailedDeliveries | undefined;
  private limited: LimitedDeliveries | undefined;
  private pausing: Promise<void> | undefined;
  private closed: Promise<void> | undefined;
  /** Nest has it as a microservice of a running application. */
  listening = false;
  /** How deliveries ended since the start. */
  readonly outcomes = { done: 0, retried: 0, parked: 0, requeued: 0, kept: 0 };
  /** Deliveries of what had been delivered before. */
  repeated = 0;

  constructor(private readonly parts: EventTransportParts) {
    super();
  }

  /** Calls back at once: a broker that is not there yet is a matter of readiness. */
  listen(callback: (error?: unknown) => void): void {
    this.listening = true;
    try {
      this.subscribe();
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Idempotent. Drains the handlers, then the relay, then closes the connections. */
  close(): Promise<void> {
    this.closed ??= (async () => {
      const { drainDeadline } = this.parts.tuning;
      await Promise.all([
        this.subscription?.drain(drainDeadline),
        this.stopRedriving(drainDeadline),
      ]);
      await this.parts.afterDrain();
    })();
    return this.closed;
  }

  on(): never {
    throw new Error('The event transport has no events of its own');
  }

  unwrap<T>(): T {
    return this.parts.connection as T;
  }

  /** Stops taking deliveries early in a shutdown; `close` waits for the running ones. */
  async stopTaking(): Promise<void> {
    await this.subscription?.stopTaking();
  }

  problems(): string[] {
    if (!this.subscription) return [];
    return this.subscription.consuming ? [] : [`not consuming ${queueOf(this.parts.service)}`];
  }

  private subscribe(): void {
    const { service, contracts, connection, retries, tuning } = this.parts;
    const heard = contracts.filter(({ consumers }) => consumers.includes(service));
    for (const [type, handler] of this.messageHandlers) {
      if (!heard.some((contract) => contract.type === type)) {
        throw new Error(`${type} has a handler, but its contract does not name ${service}`);
      }
      if (handler.next) throw new Error(`${type} has more than one handler`);
    }
    for (const { type } of heard.filter(({ type }) => !this.messageHandlers.has(type))) {
      this.logger.error(`${type} names ${service} as a consumer, but there is no handler`);
    }
    if (this.messageHandlers.size === 0) return;
    this.dispatcher = new EventDispatcher(contracts, this.messageHandlers);
    this.failed = new FailedDeliveries(service, retries, tuning);
    this.subscription = new Subscription(
      connection,
      queueOf(service),
      (message, channelEnd) => this.handle(message, channelEnd),
      tuning,
    );
    this.subscription.start();
    this.limited = new LimitedDeliveries({
      service,
      connection,
      publisher: retries,
      handle: (message, channelEnd) => this.handle(message, channelEnd),
      tuning,
    });
    this.limited.start();
  }

  private async handle(message: ConsumeMessage, channelEnd: AbortSignal): Promise<DeliveryEnd> {
    if (message.fields.redelivered || attemptsOf(message.properties.headers) > 0)
      this.repeated += 1;
    try {
      await this.dispatcher!.dispatch(message);
      this.outcomes.done += 1;
      return 'acknowledge';
    } catch (error) {
      if (isStoreFailure(error) && (await this.parts.health?.suspect())) {
        this.waitForStore();
        this.outcomes.requeued += 1;
        return 'requeue';
      }
      const verdict = verdictOn(error);
      if (verdict.then === 'acknowledge') return 'acknowledge';
      this.logFailure(error);
      const moved = await this.failed!.move(message, verdict, channelEnd);
      this.outcomes[moved ?? 'kept'] += 1;
      return moved ? 'acknowledge' : 'kept';
    }
  }

  private async stopRedriving(deadline: number): Promise<void> {
    const stopped = this.limited?.stop();
    if (stopped) await within(deadline, 'Redriving', stopped).catch(() => undefined);
  }

  /** Not the message's fault: no attempt is counted, and nothing is taken until the store answers. */
  private waitForStore(): void {
    this.pausing ??= (async () => {
      await this.subscription?.pause();
      await this.parts.health?.whenUp();
      await this.subscription?.resume();
    })().finally(() => (this.pausing = undefined));
  }

  /** Unexpected errors with their stack, without their words: those may quote a person. */
  private logFailure(error: unknown): void {
    if (!(error instanceof Error) || error.constructor === Object) return;
    const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
    this.logger.debug?.(`${error.name}\n${frames.slice(0, 6).join('\n')}`);
  }
}
