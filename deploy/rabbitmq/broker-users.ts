import { services, type ServiceName } from '@secop/contracts';

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

/**
 * A service says its own events, and works on its own queues; it makes nothing. `hears`: it has queues of its own,
 * and a ladder for retries. identity says nothing to the log, and hears nothing.
 */
function serviceUser(service: ServiceName, hears: boolean, isLogged: boolean): BrokerUser {
  const log = isLogged ? ['secop.log'] : [];
  const ownTypes = `^${literally(service)}\\.`;
  const writes = ['secop.events', ...log, 'secop.hints', ...(hears ? [`${service}.retry`] : [])];
  // The log: for an operator's `replay`, which runs as the service.
  const reads = hears ? [`${service}.events`, `${service}.parked`, 'secop.log'] : [];
  return {
    name: service,
    tags: ['management'],
    permission: { configure: nothing, write: only(writes), read: only(reads) },
    topics: topicExchanges.map((exchange) => ({
      exchange,
      write: writes.includes(exchange) ? ownTypes : nothing,
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
export function brokerUsers(
  hearing: ReadonlySet<string>,
  logged: ReadonlySet<string>,
): readonly BrokerUser[] {
  return [
    ...services.map((service) => serviceUser(service, hearing.has(service), logged.has(service))),
    gateway,
    operator,
  ];
}
