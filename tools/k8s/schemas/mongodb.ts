import { z } from 'zod';
import { customResource, quantity, reference } from './custom-resource';

const roles = z.array(z.strictObject({ db: z.string(), name: z.literal('readWrite') })).length(1);
const resources = z.strictObject({
  requests: z.strictObject({ cpu: quantity, memory: quantity }),
  limits: z.strictObject({ memory: quantity }),
});
const seccompProfile = z.strictObject({ type: z.literal('RuntimeDefault') });
const confined = {
  allowPrivilegeEscalation: z.literal(false),
  capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
};
const storage = z.strictObject({ requests: z.strictObject({ storage: quantity }) });

/** MongoDB Controllers for Kubernetes. */
const community = customResource(
  'mongodbcommunity.mongodb.com/v1',
  'MongoDBCommunity',
  z.strictObject({
    type: z.literal('ReplicaSet'),
    members: z.int().min(3),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    security: z.strictObject({
      authentication: z.strictObject({ modes: z.array(z.enum(['SCRAM', 'SCRAM-SHA-256'])) }),
    }),
    users: z.array(
      z.strictObject({
        name: z.string(),
        db: z.string(),
        passwordSecretRef: reference,
        roles,
        scramCredentialsSecretName: z.string(),
        connectionStringSecretName: z.string(),
      }),
    ),
    statefulSet: z.strictObject({
      spec: z.strictObject({
        template: z.strictObject({
          spec: z.strictObject({
            containers: z.array(
              z.strictObject({
                name: z.enum(['mongod', 'mongodb-agent']),
                resources,
              }),
            ),
            topologySpreadConstraints: z.array(
              z.strictObject({
                topologyKey: z.string(),
                maxSkew: z.int(),
                whenUnsatisfiable: z.enum(['ScheduleAnyway', 'DoNotSchedule']),
                labelSelector: z.strictObject({ matchLabels: z.record(z.string(), z.string()) }),
              }),
            ),
          }),
        }),
        volumeClaimTemplates: z.array(
          z.strictObject({
            metadata: z.strictObject({ name: z.enum(['data-volume', 'logs-volume']) }),
            spec: z.strictObject({
              accessModes: z.tuple([z.literal('ReadWriteOnce')]),
              resources: storage,
            }),
          }),
        ),
      }),
    }),
  }),
);

const containerSecurityContext = z.strictObject({ ...confined, runAsNonRoot: z.literal(true) });

const percona = customResource(
  'psmdb.percona.com/v1',
  'PerconaServerMongoDB',
  z.strictObject({
    crVersion: z.string(),
    image: z.string(),
    secrets: z.strictObject({ users: z.string() }),
    initContainerSecurityContext: containerSecurityContext,
    users: z.array(
      z.strictObject({
        name: z.string(),
        db: z.string(),
        passwordSecretRef: z.strictObject({ name: z.string(), key: z.literal('password') }),
        roles,
      }),
    ),
    replsets: z.array(
      z.strictObject({
        name: z.string(),
        size: z.int().min(3),
        podSecurityContext: z.strictObject({
          runAsNonRoot: z.literal(true),
          runAsUser: z.int().min(1),
          fsGroup: z.int().min(1),
          seccompProfile,
        }),
        containerSecurityContext,
        resources,
        affinity: z.strictObject({ antiAffinityTopologyKey: z.string() }),
        podDisruptionBudget: z.strictObject({ maxUnavailable: z.literal(1) }),
        volumeSpec: z.strictObject({
          persistentVolumeClaim: z.strictObject({ resources: storage }),
        }),
      }),
    ),
  }),
);

export const mongodb = [community, percona];
