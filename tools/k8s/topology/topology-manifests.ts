import type { Manifest } from '../manifests/manifest';
import { brokerDefinitions, type Definitions } from './definitions';

const apiVersion = 'rabbitmq.com/v1beta1';
const vhost = 'secop';
/** Of the RabbitmqCluster. */
const rabbitmqClusterReference = { name: 'rabbitmq' };
/** Deleting a manifest by mistake deletes no message. */
const deletionPolicy = 'retain';
/** For people at a broker without operators. */
const noProcess = 'operator';

/** The broker's objects for the messaging topology operator: the same as its definitions file says. */
export function topologyManifests(definitions: Definitions = brokerDefinitions()): Manifest[] {
  const { exchanges, queues, bindings, policies } = definitions;
  return [
    resource('Vhost', vhost, { name: vhost, deletionPolicy }),
    ...exchanges.map(({ name, type }) =>
      resource('Exchange', name, { vhost, name, type, durable: true }),
    ),
    ...queues.map(queue),
    ...bindings.map(({ destination, source, routing_key: routingKey }) =>
      resource('Binding', bindingName(destination, source, routingKey), {
        ...{ vhost, source, routingKey },
        ...{ destinationType: 'queue', destination },
      }),
    ),
    ...policies.map(({ name, pattern, 'apply-to': applyTo, priority, definition }) =>
      resource('Policy', name, { vhost, name, pattern, applyTo, priority, definition }),
    ),
    ...usersWithRights(definitions),
  ];
}

/** With the arguments that the code declares it with: of a queue without them, `topology declare` would say it differs. */
function queue({ name, arguments: declared }: Definitions['queues'][number]): Manifest {
  const { 'x-queue-type': type, ...args } = declared;
  return resource('Queue', name, {
    ...{ vhost, name, type, durable: true },
    ...{ deletionPolicy, arguments: args },
  });
}

function usersWithRights({ users, permissions, topic_permissions: topics }: Definitions) {
  const ofProcess = ({ user }: { user: string }) => user !== noProcess;
  const processes = users.filter(({ name }) => name !== noProcess);
  return [
    ...processes.map(({ name, tags }) =>
      resource('User', name, { tags, importCredentialsSecret: { name: `${name}-broker` } }),
    ),
    ...permissions.filter(ofProcess).map(({ user, configure, write, read }) =>
      resource('Permission', user, {
        ...{ vhost, userReference: { name: user } },
        permissions: { configure, write, read },
      }),
    ),
    ...topics.filter(ofProcess).map(({ user, exchange, write, read }) =>
      resource('TopicPermission', `${user}.${exchange}`, {
        ...{ vhost, userReference: { name: user } },
        permissions: { exchange, write, read },
      }),
    ),
  ];
}

const resource = (kind: string, name: string, spec: object): Manifest & { spec: object } => ({
  apiVersion,
  kind,
  metadata: { name },
  spec: { ...spec, rabbitmqClusterReference },
});

const bindingName = (queueName: string, exchange: string, key: string) =>
  `${queueName}.from.${exchange}.${key === '#' ? 'everything' : key}`;
