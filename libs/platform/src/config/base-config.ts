import { z } from 'zod';
import { databaseIn } from '../store/database-in';

const urlWith = (protocol: RegExp) => z.url({ protocol });
const port = z.coerce.number().int().min(0).max(65_535);

/** The address of another of our processes, without a trailing slash. */
export const serviceUrl = urlWith(/^https?$/).transform((url) => url.replace(/\/+$/, ''));

/** Where the process listens, how it ends and what it tells operators. */
export const hostConfig = {
  HOST: z.string().default('127.0.0.1').meta({ description: 'Address to listen on.' }),
  PORT: port.meta({ description: 'Port of the API and of the probes `/livez` and `/readyz`.' }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .meta({ description: 'What is logged: this and graver.' }),
  SHUTDOWN_WAIT_MS: z.coerce.number().int().min(0).max(60_000).default(200).meta({
    description: 'Between "not ready" and refusing new requests: load balancers notice first.',
    unit: 'ms',
  }),
  SHUTDOWN_DEADLINE_MS: z.coerce.number().int().min(100).max(120_000).default(15_000).meta({
    description: 'Requests that still run after this are cut off.',
    unit: 'ms',
  }),
  METRICS_PORT: port.optional().meta({
    description: 'Where `/metrics` is served, apart from everything else; absent or 0: nowhere.',
  }),
  METRICS_HOST: z.string().min(1).optional().meta({
    description: 'Address to listen on for `/metrics`; absent: `HOST`.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: serviceUrl.optional().meta({
    description: 'Where spans go, OTLP over HTTP (`/v1/traces` is added); absent: none are made.',
  }),
};
export type HostConfig = z.infer<z.ZodObject<typeof hostConfig>>;

const amqpUrl = urlWith(/^amqps?$/);

/** The broker. */
export const brokerConfig = {
  RABBITMQ_URL: z
    .string()
    .refine(
      (urls) => urls.split(',').every((url) => amqpUrl.safeParse(url.trim()).success),
      'each of its addresses begins with amqp: or amqps:',
    )
    .meta({
      description: 'The broker, with the vhost; nodes of a cluster are separated by commas.',
      secret: true,
      rotates: true,
    }),
  RABBITMQ_MANAGEMENT_URL: urlWith(/^https?$/)
    .optional()
    .meta({
      description:
        'Its management API; user and password default to those of `RABBITMQ_URL`; absent: bindings are not checked.',
      secret: true,
      rotates: true,
    }),
  TOPOLOGY: z.enum(['declare', 'check']).default('check').meta({
    description:
      '`declare`: missing queues are made (development); `check`: without them the service is not ready.',
  }),
};

/** What every service with a store and a broker reads: `z.object({ ...baseConfig, … })`. */
export const baseConfig = {
  ...hostConfig,
  ...brokerConfig,
  MONGODB_URI: z
    .string()
    .refine((uri) => databaseIn(uri) !== undefined, 'names no hosts and database of MongoDB')
    .meta({
      description: "The service's store, with the name of the database.",
      secret: true,
      rotates: true,
    }),
  SCHEMA: z.enum(['migrate', 'check']).default('check').meta({
    description:
      '`migrate`: the service brings its schema up to date when it starts (development); `check`: it waits for whoever runs `migrate`.',
  }),
};
