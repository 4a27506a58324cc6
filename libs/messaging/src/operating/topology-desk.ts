import type { EventContract, ServiceName } from '@secop/contracts';
import { connectToAny } from '../broker/broker-addresses';
import { declareTopology, missingOn } from '../topology/declare';
import { differentQueues, missingBindings } from '../topology/differences';
import { ManagementApi } from '../topology/management-api';
import { exchanges, logStream, queueOf } from '../topology/names';
import { topologyOf, type BindingDeclaration, type Topology } from '../topology/topology';
import type { Rung } from '../tuning';
import type { ChannelModel } from 'amqplib';

export interface TopologySource {
  readonly rabbitmqUrl: string;
  readonly managementUrl?: string;
  readonly contracts: readonly EventContract[];
  readonly ladder: readonly Rung[];
}

export interface TopologyFindings {
  readonly missingQueues: readonly string[];
  /** `undefined`: not checked, there is no management API. */
  readonly missingBindings?: readonly BindingDeclaration[];
  readonly differences?: readonly string[];
  /** Bound, and no contract names it. */
  readonly superfluous?: readonly BindingDeclaration[];
}

/** What is on the broker against what the contracts need. */
export class TopologyDesk {
  private readonly topology: Topology;

  constructor(private readonly source: TopologySource) {
    this.topology = topologyOf(source.contracts, source.ladder);
  }

  /** By the management API, which shows every queue to everybody; without it queue by queue. Throws `QueueHidden`. */
  async check(): Promise<TopologyFindings> {
    const queues = this.topology.queues.map(({ name }) => name);
    const api = this.api();
    if (!api) {
      return { missingQueues: await this.connected((broker) => missingOn(broker, queues)) };
    }
    const [bindings, present] = await Promise.all([api.bindings(), api.queues()]);
    const there = new Set(present.map(({ name }) => name));
    return {
      missingQueues: queues.filter((name) => !there.has(name)),
      missingBindings: missingBindings(this.topology.bindings, bindings),
      differences: differentQueues(this.topology.queues, present),
      superfluous: this.superfluous(bindings),
    };
  }

  /**
   * Adds what is missing and replaces an empty parked queue that was declared otherwise; needs the right to
   * configure. Throws `QueueDiffers`.
   */
  declare(): Promise<void> {
    return declareTopology(this.source.rabbitmqUrl, this.source.contracts, this.source.ladder);
  }

  /** Bindings to this service's queue that no contract names; `undefined`: no management API to list them. */
  async obsolete(service: ServiceName): Promise<BindingDeclaration[] | undefined> {
    const bindings = await this.api()?.bindings();
    return bindings && this.superfluous(bindings).filter(({ queue }) => queue === queueOf(service));
  }

  /** Safe to repeat: unbinding what is not bound is no error. */
  unbind(bindings: readonly BindingDeclaration[]): Promise<void> {
    return this.connected(async (broker) => {
      const channel = await broker.createChannel();
      channel.on('error', () => undefined);
      for (const { queue, key } of bindings) {
        await channel.unbindQueue(queue, exchanges.events, key);
      }
      await channel.close();
    });
  }

  private superfluous(present: readonly BindingDeclaration[]): BindingDeclaration[] {
    const ours = new Set(this.topology.queues.map(({ name }) => name));
    const wanted = new Set(this.topology.bindings.map(textOf));
    return present.filter(
      (binding) =>
        ours.has(binding.queue) && binding.queue !== logStream && !wanted.has(textOf(binding)),
    );
  }

  private api(): ManagementApi | undefined {
    const { managementUrl, rabbitmqUrl } = this.source;
    return managementUrl ? new ManagementApi(managementUrl, rabbitmqUrl) : undefined;
  }

  private async connected<T>(work: (broker: ChannelModel) => Promise<T>): Promise<T> {
    const broker = await connectToAny(this.source.rabbitmqUrl);
    broker.on('error', () => undefined);
    try {
      return await work(broker);
    } finally {
      await broker.close().catch(() => undefined);
    }
  }
}

const textOf = ({ queue, exchange, key }: BindingDeclaration) => `${queue} ${exchange} ${key}`;
