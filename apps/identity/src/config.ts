import { baseConfig, jwksVariable, serviceUrl } from '@secop/platform';
import { z } from 'zod';

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

export const configSchema = z.object({
  ...baseConfig,
  /** Private Ed25519 keys; the first signs, all are published. */
  TOKEN_SIGNING_KEYS: jwksVariable.refine(({ keys }) =>
    keys.every(({ crv, d }) => crv === 'Ed25519' && typeof d === 'string'),
  ),
  /** The gateway's public keys. */
  GATEWAY_JWKS: jwksVariable,
  /** Where the notifier publishes the keys that mails and contacts are sealed to. */
  NOTIFIER_JWKS_URL: serviceUrl,

  /** argon2id at the same time, and waiting for it; a full queue answers 503, a network's full share of it 429. */
  PASSWORD_HASHING_CONCURRENCY: count(2),
  PASSWORD_HASHING_QUEUE: count(64),
  PASSWORD_HASHING_QUEUE_PER_NETWORK: count(8),
  /** Sign-ins, registrations and verifications with a password, per client network and minute; answers 429. */
  PASSWORD_CHECKS_PER_NETWORK: count(240),

  /** Mails that registrations cause, per hour: to an address for one client network, and for everybody. */
  MAILS_PER_ADDRESS_AND_NETWORK: count(5),
  MAILS_PER_ADDRESS: count(50),
  /** Registrations and requests for another code, per client network and hour; answers 429. */
  MAIL_REQUESTS_PER_NETWORK: count(300),
  /** Failed sign-ins per quarter of an hour: with one address from one client network, and from everywhere. */
  SIGN_IN_TRIES_PER_ADDRESS_AND_NETWORK: count(20),
  SIGN_IN_TRIES_PER_ADDRESS: count(400),
  /** The same with any address; answers 429. */
  SIGN_IN_FAILURES_PER_NETWORK: count(300),
  /** Failed sign-ins of everybody together, per minute, beyond which the log warns. */
  SIGN_IN_FAILURES_IN_ALL: count(600),
});

export type Config = Readonly<z.infer<typeof configSchema>>;

/** Injection token. */
export const config = Symbol('identity configuration');
