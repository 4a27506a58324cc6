import { hostConfig, jwkVariable, serviceUrl } from '@secop/platform';
import { z } from 'zod';

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

export const configSchema = z.object({
  ...hostConfig,
  RABBITMQ_URL: z.url({ protocol: /^amqps?$/ }).meta({
    description: 'The broker, with the vhost: for hints.',
    secret: true,
    rotates: true,
  }),
  IDENTITY_URL: serviceUrl.meta({ description: 'Where identity answers.' }),
  ACCOUNTS_URL: serviceUrl.meta({ description: 'Where accounts answers.' }),
  ACCESS_REQUESTS_URL: serviceUrl.meta({ description: 'Where access-requests answers.' }),
  GATEWAY_SIGNING_KEY: jwkVariable
    .refine(({ crv, d }) => crv === 'Ed25519' && typeof d === 'string')
    .meta({
      description: 'Private Ed25519 key (JWK) with which the gateway speaks for itself.',
      secret: true,
      rotates: true,
    }),
  PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .meta({
      description:
        'Where browsers see us; requests that change something may come from nowhere else.',
    }),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((proxy) => proxy.trim() || []))
    .meta({
      description:
        'Addresses or networks whose `X-Forwarded-For` is believed, separated by commas.',
    }),
  REQUESTS_PER_MINUTE: count(6_000).meta({
    description:
      "Requests of one client network; coarse: the limits that matter for passwords and codes are identity's.",
  }),
  SIGN_IN_REQUESTS_PER_MINUTE: count(600).meta({
    description: 'The same, for what happens before signing in.',
  }),
  SIGN_IN_BURST: count(20).meta({
    description:
      "How many of these at once: well below the places in identity's queue for hashing passwords.",
  }),
  UPSTREAM_DEADLINE_MS: z.coerce.number().int().min(100).max(60_000).default(5_000).meta({
    description: 'How long a service may take to answer.',
    unit: 'ms',
  }),
  UPSTREAM_CALLS: count(64).meta({
    description:
      'Calls to one service at a time. More would wait there until their deadline, so they are refused at once.',
  }),
  EVENT_STREAMS: count(5_000).meta({
    description: 'Open screens at once, over all people; one more is told to come back later.',
  }),
  EVENT_HEARTBEAT_MS: count(20_000).meta({
    description: 'An open stream that is silent for so long gets a sign of life.',
    unit: 'ms',
  }),
  EVENT_SESSION_CHECK_MS: count(60_000).meta({
    description:
      "How often an open stream's session is asked for; a revocation that is heard ends the stream at once.",
    unit: 'ms',
  }),
  PORTAL_FILES: z.string().min(1).optional().meta({
    description: 'Folder of the built portal; absent: the API alone.',
  }),
  OPENAPI_FILE: z.string().default('docs/openapi.json').meta({
    description: 'The description of the API that is served at `/api/v1/openapi.json`.',
  }),
});
export type Config = Readonly<z.infer<typeof configSchema>>;

/** Injection token. */
export const config = Symbol('gateway configuration');
