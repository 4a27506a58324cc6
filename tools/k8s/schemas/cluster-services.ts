import { z } from 'zod';
import { customResource, quantity, reference } from './custom-resource';

const queueTrigger = z.strictObject({
  type: z.literal('rabbitmq'),
  metadata: z.strictObject({
    protocol: z.enum(['amqp', 'http']),
    queueName: z.string(),
    mode: z.enum(['QueueLength', 'MessageRate']),
    value: z.string().regex(/^\d+$/),
  }),
  authenticationRef: reference,
});

const processorTrigger = z.strictObject({
  type: z.literal('cpu'),
  metricType: z.enum(['AverageValue', 'Utilization']),
  metadata: z.strictObject({ value: quantity }),
});

const keda = [
  customResource(
    'keda.sh/v1alpha1',
    'ScaledObject',
    z.strictObject({
      scaleTargetRef: reference,
      minReplicaCount: z.int().min(1),
      maxReplicaCount: z.int(),
      pollingInterval: z.int(),
      cooldownPeriod: z.int(),
      fallback: z.strictObject({ failureThreshold: z.int(), replicas: z.int() }),
      triggers: z.array(z.discriminatedUnion('type', [queueTrigger, processorTrigger])),
    }),
  ),
  customResource(
    'keda.sh/v1alpha1',
    'TriggerAuthentication',
    z.strictObject({
      secretTargetRef: z.array(
        z.strictObject({ parameter: z.literal('host'), name: z.string(), key: z.string() }),
      ),
    }),
  ),
];

const externalSecrets = customResource(
  'external-secrets.io/v1',
  'ExternalSecret',
  z.strictObject({
    refreshInterval: z.string().regex(/^\d+[smh]$/),
    secretStoreRef: z.strictObject({ kind: z.literal('ClusterSecretStore'), name: z.string() }),
    target: z.strictObject({ name: z.string(), creationPolicy: z.literal('Owner') }),
    dataFrom: z.array(z.strictObject({ extract: z.strictObject({ key: z.string() }) })),
  }),
);

const gatewayApi = customResource(
  'gateway.networking.k8s.io/v1',
  'HTTPRoute',
  z.strictObject({
    parentRefs: z.array(z.strictObject({ name: z.string(), namespace: z.string() })),
    hostnames: z.array(z.string()),
    rules: z.array(
      z.strictObject({
        backendRefs: z.array(z.strictObject({ name: z.string(), port: z.int() })),
        timeouts: z.strictObject({ request: z.string() }),
      }),
    ),
  }),
);

const texts = z.record(z.string(), z.string());
const prometheus = [
  customResource(
    'monitoring.coreos.com/v1',
    'ServiceMonitor',
    z.strictObject({
      selector: z.strictObject({ matchLabels: texts }),
      endpoints: z.array(
        z.strictObject({ port: z.string(), path: z.string(), interval: z.string() }),
      ),
      targetLabels: z.array(z.string()),
    }),
  ),
  customResource(
    'monitoring.coreos.com/v1',
    'PrometheusRule',
    z.strictObject({
      groups: z.array(
        z.strictObject({
          name: z.string(),
          interval: z.string().optional(),
          rules: z.array(
            z.union([
              z.strictObject({
                alert: z.string(),
                expr: z.string(),
                for: z.string().optional(),
                keep_firing_for: z.string().optional(),
                labels: texts.optional(),
                annotations: texts.optional(),
              }),
              z.strictObject({ record: z.string(), expr: z.string(), labels: texts.optional() }),
            ]),
          ),
        }),
      ),
    }),
  ),
];

/** Of what a cluster offers to everybody: scaling, secrets, the way in, monitoring. */
export const clusterServices = [...keda, externalSecrets, gatewayApi, ...prometheus];
