import type { ServiceName } from '@secop/contracts';

/** What one user may configure, write and read: regular expressions over names of exchanges and queues. */
export interface Permission {
  readonly configure: string;
  readonly write: string;
  readonly read: string;
}

/** What of a topic exchange: regular expressions over routing keys. */
export interface TopicPermission {
  readonly exchange: string;
  readonly write: string;
  readonly read: string;
}

export interface BrokerUser {
  readonly name: string;
  /** `management`: reads bindings and queues through the management API, as far as its vhost goes. */
  readonly tags: readonly ('management' | 'administrator')[];
  readonly permission: Permission;
  readonly topics: readonly TopicPermission[];
}

const nothing = '^$';
const everything = '.*';
const topicExchanges = ['secop.events', 'secop.log', 'secop.hints'];

const literally = (name: string) => name.replaceAll('.', String.raw`\.`);
const only = (names: readonly string[]) =>
  names.length === 0 ? nothing : `^(${names.map(literally).join('|')})$`;

/** What the contracts say of a service. */
export interface Part {
  readonly service: ServiceName;
  /** It has queues of its own. */
  readonly hears: boolean;
  /** Copies of its events go to the log. */
  readonly isLogged: boolean;
  /** Queues that it makes sure of before it says anything, its own among them. */
  readonly looksAt: readonly string[];
}

/**
 * A service says its own events, and works on its own queues; it makes nothing. To see that a queue is there it needs
 * a right to it, from RabbitMQ 4.2.6 on: writing is the harmless one, because nobody may bind or use the default exchange.
 */
function serviceUser({ service, hears, isLogged, looksAt }: Part): BrokerUser {
  const log = isLogged ? ['secop.log'] : [];
  const ownTypes = `^${literally(service)}\\.`;
  const says = ['secop.events', ...log, 'secop.hints', ...(hears ? [`${service}.retry`] : [])];
  // The log: for an operator's `replay`, which runs as the service.
  const reads = hears ? [`${service}.events`, `${service}.parked`, 'secop.log'] : [];
  const seen = looksAt.filter((queue) => !reads.includes(queue));
  return {
    name: service,
    tags: ['management'],
    permission: { configure: nothing, write: only([...says, ...seen]), read: only(reads) },
    topics: topicExchanges.map((exchange) => ({
      exchange,
      write: says.includes(exchange) ? ownTypes : nothing,
      read: nothing,
    })),
  };
}

/** Each gateway process has a queue of its own, bound to the hints, and says nothing. */
const gateway: BrokerUser = {
  name: 'gateway',
  tags: [],
  permission: {
    configure: String.raw`^gateway\.`,
    write: String.raw`^gateway\.`,
    read: String.raw`^(gateway\..*|secop\.hints)$`,
  },
  topics: topicExchanges.map((exchange) => ({
    exchange,
    write: nothing,
    read: exchange === 'secop.hints' ? everything : nothing,
  })),
};

/** For people: `topology declare` and `topology prune`, and the broker's own pages. No process runs as it. */
const operator: BrokerUser = {
  name: 'operator',
  tags: ['administrator'],
  permission: { configure: everything, write: everything, read: everything },
  topics: [],
};

/** One user per process, with the rights that its code needs and no other. */
export const brokerUsers = (parts: readonly Part[]): readonly BrokerUser[] => [
  ...parts.map(serviceUser),
  gateway,
  operator,
];
