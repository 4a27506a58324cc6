import type { EventContract, ServiceName } from '@secop/contracts';
import type { BrokerConnection } from '../broker/broker-connection';
import { queueDepth } from '../broker/queue-depth';
import { queueOf } from '../topology/names';

/** The queues that a service's events go to. */
export class Hearers {
  readonly queues: readonly string[];

  constructor(
    private readonly connection: BrokerConnection,
    service: ServiceName,
    contracts: readonly EventContract[],
  ) {
    const said = contracts.filter(({ source }) => source === service);
    this.queues = [...new Set(said.flatMap(({ consumers }) => consumers.map(queueOf)))];
  }

  /** `undefined`: there is no such queue, or no broker to ask. */
  async depthOf(queue: string): Promise<number | undefined> {
    const model = this.connection.current;
    return model && queueDepth(model, queue).catch(() => undefined);
  }
}
