import { z } from 'zod';

const urlWith = (protocol: RegExp) => z.url({ protocol });

/** Where the process listens and how it ends. */
export const hostConfig = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Between "not ready" and refusing new requests, so that load balancers notice first. */
  SHUTDOWN_WAIT_MS: z.coerce.number().int().min(0).max(60_000).default(200),
  /** What still runs after this is cut off. */
  SHUTDOWN_DEADLINE_MS: z.coerce.number().int().min(100).max(120_000).default(15_000),
};
export type HostConfig = z.infer<z.ZodObject<typeof hostConfig>>;

const amqpUrl = urlWith(/^amqps?$/);

/** The broker. */
export const brokerConfig = {
  /** With the vhost in it. The nodes of a cluster are separated by commas. */
  RABBITMQ_URL: z
    .string()
    .refine(
      (urls) => urls.split(',').every((url) => amqpUrl.safeParse(url.trim()).success),
      'each of its addresses begins with amqp: or amqps:',
    ),
  RABBITMQ_MANAGEMENT_URL: urlWith(/^https?$/).optional(),
  TOPOLOGY: z.enum(['declare', 'check']).default('check'),
};

/** What every service with a store and a broker reads: `z.object({ ...baseConfig, … })`. */
export const baseConfig = {
  ...hostConfig,
  ...brokerConfig,
  /** With the database name in it. */
  MONGODB_URI: urlWith(/^mongodb(\+srv)?$/),
};

/** The address of another of our processes, without a trailing slash. */
export const serviceUrl = urlWith(/^https?$/).transform((url) => url.replace(/\/+$/, ''));
