import { z } from 'zod';
import { customResource, quantity, reference } from './custom-resource';

const v1 = 'rabbitmq.com/v1beta1';
const cluster = { rabbitmqClusterReference: reference };
const inVhost = { ...cluster, vhost: z.string() };
const deletionPolicy = z.literal('retain');
const rights = { write: z.string(), read: z.string() };
const open = z.record(z.string(), z.union([z.string(), z.number()]));

const spread = z.strictObject({
  topologyKey: z.string(),
  maxSkew: z.int(),
  whenUnsatisfiable: z.enum(['ScheduleAnyway', 'DoNotSchedule']),
  labelSelector: z.strictObject({ matchLabels: z.record(z.string(), z.string()) }),
});

/** Of the RabbitMQ cluster operator and the messaging topology operator. */
export const rabbitmq = [
  customResource(
    v1,
    'RabbitmqCluster',
    z.strictObject({
      replicas: z.int().refine((count) => count % 2 === 1, 'an even number has no majority'),
      resources: z.strictObject({
        requests: z.strictObject({ cpu: quantity, memory: quantity }),
        limits: z.strictObject({ memory: quantity }),
      }),
      persistence: z.strictObject({ storage: quantity }),
      terminationGracePeriodSeconds: z.int(),
      rabbitmq: z.strictObject({ additionalConfig: z.string() }),
      override: z.strictObject({
        statefulSet: z.strictObject({
          spec: z.strictObject({
            template: z.strictObject({
              spec: z.strictObject({
                containers: z.array(z.never()),
                topologySpreadConstraints: z.array(spread),
              }),
            }),
          }),
        }),
      }),
    }),
  ),
  customResource(v1, 'Vhost', z.strictObject({ ...cluster, name: z.string(), deletionPolicy })),
  customResource(
    v1,
    'Exchange',
    z.strictObject({
      ...inVhost,
      name: z.string(),
      type: z.enum(['topic', 'direct']),
      durable: z.literal(true),
    }),
  ),
  customResource(
    v1,
    'Queue',
    z.strictObject({
      ...inVhost,
      name: z.string(),
      type: z.enum(['quorum', 'stream']),
      durable: z.literal(true),
      deletionPolicy,
      arguments: open,
    }),
  ),
  customResource(
    v1,
    'Binding',
    z.strictObject({
      ...inVhost,
      source: z.string(),
      destination: z.string(),
      destinationType: z.literal('queue'),
      routingKey: z.string(),
    }),
  ),
  customResource(
    v1,
    'Policy',
    z.strictObject({
      ...inVhost,
      name: z.string(),
      pattern: z.string(),
      applyTo: z.enum(['queues', 'quorum_queues', 'streams']),
      priority: z.int(),
      definition: open,
    }),
  ),
  customResource(
    v1,
    'User',
    z.strictObject({
      ...cluster,
      tags: z.array(z.literal('management')),
      importCredentialsSecret: reference,
    }),
  ),
  customResource(
    v1,
    'Permission',
    z.strictObject({
      ...inVhost,
      userReference: reference,
      permissions: z.strictObject({ configure: z.string(), ...rights }),
    }),
  ),
  customResource(
    v1,
    'TopicPermission',
    z.strictObject({
      ...inVhost,
      userReference: reference,
      permissions: z.strictObject({ exchange: z.string(), ...rights }),
    }),
  ),
];
