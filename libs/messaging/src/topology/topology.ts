import { services, type EventContract, type ServiceName } from '@secop/contracts';
import type { Rung } from '../tuning';
import {
  exchanges,
  logStream,
  parkedQueueOf,
  queueOf,
  retryExchangeOf,
  retryKeys,
  rungQueueOf,
} from './names';

export interface ExchangeDeclaration {
  readonly name: string;
  readonly type: 'topic' | 'direct';
}
export interface QueueDeclaration {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | number>>;
}
export interface BindingDeclaration {
  readonly queue: string;
  readonly exchange: string;
  readonly key: string;
}
export interface Topology {
  readonly exchanges: readonly ExchangeDeclaration[];
  readonly queues: readonly QueueDeclaration[];
  readonly bindings: readonly BindingDeclaration[];
}

/** An emergency stop far above any backlog that heals; beyond it publishers are refused, nothing is dropped. */
const emergencyLength = 1_000_000;
const deliveryLimit = 50;
/** Every look at a parked message is a delivery. Said aloud, because RabbitMQ 4 drops after 20 where nothing is said. */
const noDeliveryLimit = 2_147_483_647;

/**
 * Dead letters leave a queue only when the next queue has confirmed them. That holds with `reject-publish` alone:
 * with any other overflow the broker silently falls back to at-most-once.
 */
const safeDeadLettering = {
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
} as const;

/** Everything that the contracts' lists of consumers need on the broker. */
export function topologyOf(contracts: readonly EventContract[], ladder: readonly Rung[]): Topology {
  const parts = services
    .filter((service) => contracts.some(({ consumers }) => consumers.includes(service)))
    .map((service) => consumerTopology(service, contracts, ladder));
  return {
    exchanges: [
      { name: exchanges.events, type: 'topic' },
      { name: exchanges.log, type: 'topic' },
      { name: exchanges.hints, type: 'topic' },
      ...parts.flatMap((part) => part.exchanges),
    ],
    queues: [
      {
        name: logStream,
        arguments: {
          'x-queue-type': 'stream',
          'x-max-age': '30D',
          'x-stream-max-segment-size-bytes': 10_000_000,
        },
      },
      ...parts.flatMap((part) => part.queues),
    ],
    bindings: [
      { queue: logStream, exchange: exchanges.log, key: '#' },
      ...parts.flatMap((part) => part.bindings),
    ],
  };
}

/** The queues without which this service's events would get lost or its own work could not be done. */
export function queuesNeededBy(
  service: string,
  contracts: readonly EventContract[],
  ladder: readonly Rung[],
): string[] {
  const said = contracts.filter(({ source }) => source === service);
  const hearing = new Set<string>(said.flatMap(({ consumers }) => consumers));
  hearing.add(service);
  const { queues } = topologyOf(contracts, ladder);
  const own = new Set([...hearing].map((consumer) => queueOf(consumer as ServiceName)));
  return queues
    .map(({ name }) => name)
    .filter((name) => own.has(name) || name.startsWith(`${service}.`));
}

function consumerTopology(
  service: ServiceName,
  contracts: readonly EventContract[],
  ladder: readonly Rung[],
): Topology {
  const queue = queueOf(service);
  const retry = retryExchangeOf(service);
  const parked = parkedQueueOf(service);
  const heard = contracts.filter(({ consumers }) => consumers.includes(service));
  return {
    exchanges: [{ name: retry, type: 'direct' }],
    queues: [
      {
        name: queue,
        arguments: {
          'x-queue-type': 'quorum',
          ...safeDeadLettering,
          'x-max-length': emergencyLength,
          'x-delivery-limit': deliveryLimit,
          'x-dead-letter-exchange': retry,
          'x-dead-letter-routing-key': retryKeys.parked,
        },
      },
      ...ladder.map((rung) => ({
        name: rungQueueOf(service, rung.name),
        arguments: {
          'x-queue-type': 'quorum',
          ...safeDeadLettering,
          'x-message-ttl': rung.delay,
          'x-dead-letter-exchange': retry,
          'x-dead-letter-routing-key': retryKeys.events,
        },
      })),
      {
        name: parked,
        arguments: {
          'x-queue-type': 'quorum',
          'x-overflow': 'reject-publish',
          'x-delivery-limit': noDeliveryLimit,
        },
      },
    ],
    bindings: [
      ...heard.map(({ type }) => ({ queue, exchange: exchanges.events, key: type })),
      { queue, exchange: retry, key: retryKeys.events },
      { queue: parked, exchange: retry, key: retryKeys.parked },
      ...ladder.map(({ name }) => ({
        queue: rungQueueOf(service, name),
        exchange: retry,
        key: name,
      })),
    ],
  };
}
