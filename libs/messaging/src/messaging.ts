import { Logger } from '@nestjs/common';
import { allEvents, services, type EventContract, type ServiceName } from '@secop/contracts';
import type { Connection } from 'mongoose';
import { BrokerConnection, reasonOf } from './broker/broker-connection';
import type { Address } from './broker/changing';
import { ConfirmedPublisher } from './broker/confirmed-publisher';
import { queueDepthsOf, type QueueDepths } from './broker/queue-depths';
import { EventTransport } from './consuming/event-transport';
import { Aggregates, type SchemaMode } from './recording/aggregates';
import { createRelay } from './relay/create-relay';
import { Hearers } from './relay/hearers';
import { surveyOutboxes, type OutboxState } from './relay/outbox-survey';
import type { Relay } from './relay/relay';
import { StoredOutboxes } from './relay/stored-outboxes';
import { Store } from './store/store';
import { StoreClock } from './store/store-clock';
import { StoreHealth } from './store/store-health';
import { ManagementApi } from './topology/management-api';
import { TopologyGuard } from './topology/topology-guard';
import { within } from './timing';
import { defaultTuning, type Tuning } from './tuning';

export interface MessagingOptions {
  readonly service: ServiceName;
  readonly rabbitmqUrl: Address;
  /** `http://host:15672`; user and password default to the broker's. Without it bindings are not checked. */
  readonly managementUrl?: Address;
  /** `declare` makes what is missing (development, tests); `check` only looks (production). */
  readonly topology: 'declare' | 'check';
  /** Of indexes; default `migrate`. */
  readonly schema?: SchemaMode;
  /** False: no aggregates, no relay, no mongoose connection needed. */
  readonly store?: boolean;
  readonly contracts?: readonly EventContract[];
  readonly tuning?: Partial<Tuning>;
}

/** All parts of messaging in one service, put together: two connections, relay, transport, topology. */
export class Messaging {
  private readonly logger = new Logger(Messaging.name);
  readonly service: ServiceName;
  readonly transport: EventTransport;
  readonly guard: TopologyGuard;
  readonly relay: Relay | undefined;
  readonly aggregates: Aggregates | undefined;
  private readonly publishing: BrokerConnection;
  private readonly consuming: BrokerConnection;
  readonly publishers: readonly ConfirmedPublisher[];
  private readonly tuning: Tuning;

  private constructor(
    options: MessagingOptions,
    private readonly stored: { store: Store; clock: StoreClock; health: StoreHealth } | undefined,
  ) {
    const contracts = options.contracts ?? allEvents;
    const tuning = (this.tuning = { ...defaultTuning, ...options.tuning });
    const { service, rabbitmqUrl, managementUrl, topology: mode } = options;
    this.service = service;
    const connect = (name: string) =>
      new BrokerConnection(
        rabbitmqUrl,
        `${service} ${name}`,
        tuning.reconnectBackoff,
        tuning.handOver,
      );
    this.publishing = connect('publish');
    this.consuming = connect('consume');
    const publisher = (name: string, deadline = tuning.confirmDeadline) =>
      new ConfirmedPublisher(this.publishing, name, deadline, tuning.reconnectBackoff);
    const events = publisher('events');
    const hints = publisher('hints');
    const log = publisher('log', tuning.copyDeadline);
    const retries = publisher('retries');
    this.publishers = [events, hints, log, retries];
    const management = managementUrl ? new ManagementApi(managementUrl, rabbitmqUrl) : undefined;
    this.guard = new TopologyGuard(
      this.publishing,
      { service, mode, contracts, management },
      tuning,
    );
    this.transport = new EventTransport({
      service,
      contracts,
      connection: this.consuming,
      retries,
      health: stored?.health,
      tuning,
      afterDrain: () => this.finish(),
    });
    if (stored) {
      const canPublish = () => events.ready && hints.ready && this.guard.complete;
      const publishers = { events, hints, log };
      const isUnheard = (type: string) => this.guard.report.isUnheard(type);
      this.relay = createRelay({
        outboxes: new StoredOutboxes(stored.store, stored.clock, tuning),
        health: stored.health,
        contracts,
        publishers,
        canPublish,
        isUnheard,
        tuning,
      });
      const hearers = new Hearers(this.publishing, service, contracts);
      const { store, clock } = stored;
      this.aggregates = new Aggregates(store, clock, this.relay, hearers, options.schema);
    }
  }

  /** `connection` is open; it stays its owner's to close. */
  static async create(options: MessagingOptions, connection?: Connection): Promise<Messaging> {
    if (!services.includes(options.service)) throw new Error(`No such service: ${options.service}`);
    if (!connection) return new Messaging(options, undefined);
    const tuning = { ...defaultTuning, ...options.tuning };
    const store = new Store(connection);
    const clock = new StoreClock(store);
    await clock.start(tuning.clockInterval);
    const health = new StoreHealth(store, tuning.storeProbeInterval);
    return new Messaging(options, { store, clock, health });
  }

  start(): void {
    this.guard.start();
    for (const publisher of this.publishers) publisher.start();
    this.publishing.start();
    this.consuming.start();
    this.relay?.start();
  }

  /** The whole shutdown, in order; idempotent. */
  close(): Promise<void> {
    return this.transport.close();
  }

  /** Why this process should not get work now. */
  problems(): string[] {
    const connected = this.publishing.current && this.consuming.current;
    return [
      ...(connected ? [] : ['not connected to the broker']),
      ...(this.publishing.blocked ? ['the broker takes no publications'] : []),
      ...this.guard.problems(),
      ...this.transport.problems(),
      ...(this.stored?.health.up === false ? ['the store does not answer'] : []),
    ];
  }

  get connected(): Record<'publish' | 'consume', number> {
    return {
      publish: Number(this.publishing.current !== undefined),
      consume: Number(this.consuming.current !== undefined),
    };
  }

  get blocked(): boolean {
    return this.publishing.blocked;
  }

  get storeUp(): boolean {
    return this.stored?.health.up ?? false;
  }

  /** Undefined in a service without a store. */
  async surveyOutboxes(): Promise<OutboxState | undefined> {
    if (!this.stored || !this.relay) return undefined;
    return surveyOutboxes(this.stored.store, this.stored.clock, this.relay.collections);
  }

  /** Of this service's own queues. Rejects without a connection or when one is missing. */
  async queueDepths(): Promise<QueueDepths> {
    const model = this.consuming.current;
    if (!model) throw new Error('not connected to the broker');
    return queueDepthsOf(model, this.service, this.tuning.ladder);
  }

  private async finish(): Promise<void> {
    this.stored?.health.stop();
    this.stored?.clock.stop();
    await within(this.tuning.lastPassDeadline, 'The last pass of the relay', this.settle()).catch(
      (error: unknown) => this.logger.warn(reasonOf(error)),
    );
    this.guard.close();
    await Promise.all(this.publishers.map((publisher) => publisher.close()));
    await Promise.all([this.publishing.close(), this.consuming.close()]);
  }

  private async settle(): Promise<void> {
    await this.relay?.stop();
    await Promise.all(this.publishers.map((publisher) => publisher.settled()));
  }
}
