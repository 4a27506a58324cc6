import { allEvents, services, type EventContract, type ServiceName } from '@secop/contracts';
import type { DeclaredTopology } from './declared-topology';
import { messagesOf } from './messages';
import type { Data } from './yaml';

const bindingVersion = '0.3.0';
const hintsExchange = 'secop.hints';
const logQueue = 'secop.log';

export const queueChannel = (service: ServiceName) => `${service}.events`;
export const hintsChannel = 'hints';
export const heardBy = (service: ServiceName): EventContract[] =>
  allEvents.filter(({ consumers }) => consumers.includes(service));
export const consumers = () => services.filter((service) => heardBy(service).length > 0);
/** An event that only open screens hear goes to their exchange alone. */
export const exchangeOf = ({ consumers, hint }: EventContract) =>
  consumers.length === 0 && hint ? hintsExchange : 'secop.events';

/** Where each event is said, the queue where each service hears, the replay log and what open screens hear. */
export function channels(topology: DeclaredTopology): Record<string, Data> {
  return {
    ...Object.fromEntries(allEvents.map((event) => [event.type, saidAt(event, topology)])),
    ...Object.fromEntries(
      consumers().map((service) => [queueChannel(service), heardAt(service, topology)]),
    ),
    'secop.log': {
      address: logQueue,
      description:
        'Replay log: a copy of every event except identity’s, for 30 days. A copy may be missing; the services’ own records are the truth.',
      messages: messagesOf(allEvents.filter(({ logged }) => logged)),
      bindings: { amqp: queueBinding(logQueue, topology) },
    },
    [hintsChannel]: {
      address: null,
      description:
        'Copies for open screens, under the event’s type; each gateway process has a queue of its own. Not persistent.',
      messages: messagesOf(allEvents.filter(({ hint }) => hint)),
      bindings: { amqp: exchangeBinding(hintsExchange, topology) },
    },
  };
}

const saidAt = (event: EventContract, topology: DeclaredTopology): Data => ({
  address: event.type,
  description: event.summary,
  messages: messagesOf([event]),
  bindings: { amqp: exchangeBinding(exchangeOf(event), topology) },
});

const heardAt = (service: ServiceName, topology: DeclaredTopology): Data => ({
  address: queueChannel(service),
  description: `What ${service} hears. Failed messages climb its retry ladder; what nobody can handle is parked.`,
  messages: messagesOf(heardBy(service)),
  bindings: { amqp: queueBinding(queueChannel(service), topology) },
});

function exchangeBinding(name: string, { exchanges }: DeclaredTopology): Data {
  const { type } = declared(exchanges, name);
  return {
    is: 'routingKey',
    exchange: { name, type, durable: true, autoDelete: false },
    bindingVersion,
  };
}

function queueBinding(name: string, { queues, bindings }: DeclaredTopology): Data {
  const bound = bindings.filter(({ queue }) => queue === name);
  return {
    is: 'queue',
    queue: {
      name,
      durable: true,
      exclusive: false,
      autoDelete: false,
      'x-rabbitmq': {
        arguments: { ...declared(queues, name).arguments },
        bindings: bound.map(({ exchange, key }) => ({ exchange, key })),
      },
    },
    bindingVersion,
  };
}

function declared<Object extends { name: string }>(
  objects: readonly Object[],
  name: string,
): Object {
  const found = objects.find((object) => object.name === name);
  if (!found) throw new Error(`${name} is not declared`);
  return found;
}
