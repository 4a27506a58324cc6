import { hostConfig, jwkVariable, serviceUrl } from '@secop/platform';
import { z } from 'zod';

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

export const configSchema = z.object({
  ...hostConfig,
  /** For hints; with the vhost in it. */
  RABBITMQ_URL: z.url({ protocol: /^amqps?$/ }),
  IDENTITY_URL: serviceUrl,
  ACCOUNTS_URL: serviceUrl,
  ACCESS_REQUESTS_URL: serviceUrl,
  /** Private Ed25519 key with which the gateway speaks for itself. */
  GATEWAY_SIGNING_KEY: jwkVariable.refine(
    ({ crv, d }) => crv === 'Ed25519' && typeof d === 'string',
  ),
  /** Where browsers see us; requests that change something may come from nowhere else. */
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  /** Addresses or networks whose `X-Forwarded-For` is believed, separated by commas. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((proxy) => proxy.trim() || [])),
  /** Coarse, by client network; the limits that matter for passwords and codes are identity's. */
  REQUESTS_PER_MINUTE: count(6_000),
  /** The same, for what happens before signing in. */
  SIGN_IN_REQUESTS_PER_MINUTE: count(600),
  /** How many of these at once: well below the places in identity's queue for hashing passwords. */
  SIGN_IN_BURST: count(20),
  /** How long a service may take to answer. */
  UPSTREAM_DEADLINE_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
  /** Calls to one service at a time. More would wait there until their deadline, so they are refused at once. */
  UPSTREAM_CALLS: count(64),
  /** Open screens at once, over all people; one more is told to come back later. */
  EVENT_STREAMS: count(5_000),
  EVENT_HEARTBEAT_MS: count(20_000),
  /** How often an open stream's session is asked for; a revocation that is heard ends the stream at once. */
  EVENT_SESSION_CHECK_MS: count(60_000),
  /** Folder of the built portal; without it the gateway serves the API alone. */
  PORTAL_FILES: z.string().min(1).optional(),
  OPENAPI_FILE: z.string().default('docs/openapi.json'),
});
export type Config = Readonly<z.infer<typeof configSchema>>;

/** Injection token. */
export const config = Symbol('gateway configuration');
