import { baseConfig, jwksVariable, serviceUrl } from '@secop/platform';
import { z } from 'zod';

const count = (fallback: number, description: string) =>
  z.coerce.number().int().min(1).default(fallback).meta({ description });

export const configSchema = z.object({
  ...baseConfig,
  TOKEN_SIGNING_KEYS: jwksVariable
    .refine(({ keys }) => keys.every(({ crv, d }) => crv === 'Ed25519' && typeof d === 'string'))
    .meta({
      description: 'Private Ed25519 keys (JWKS); the first signs, all are published.',
      secret: true,
      rotates: true,
    }),
  GATEWAY_JWKS: jwksVariable.meta({
    description: "The gateway's public keys (JWKS).",
    rotates: true,
  }),
  NOTIFIER_JWKS_URL: serviceUrl.meta({
    description: 'Where the notifier publishes the keys that mails and contacts are sealed to.',
  }),

  PASSWORD_HASHING_CONCURRENCY: count(2, 'Passwords hashed (argon2id) at the same time.'),
  PASSWORD_HASHING_QUEUE: count(64, 'Passwords that wait for that; beyond it the answer is 503.'),
  PASSWORD_HASHING_QUEUE_PER_NETWORK: count(
    8,
    'Those of one client network; beyond it the answer is 429.',
  ),
  PASSWORD_CHECKS_PER_NETWORK: count(
    240,
    'Sign-ins, registrations and verifications with a password, per client network and minute; beyond it the answer is 429.',
  ),

  MAILS_PER_ADDRESS_AND_NETWORK: count(
    5,
    "Mails per hour that one client network's registrations cause to one address.",
  ),
  MAILS_PER_ADDRESS: count(
    50,
    "Mails per hour that everybody's registrations cause to one address.",
  ),
  MAIL_REQUESTS_PER_NETWORK: count(
    300,
    'Registrations and requests for another code, per client network and hour; beyond it the answer is 429.',
  ),
  SIGN_IN_TRIES_PER_ADDRESS_AND_NETWORK: count(
    20,
    'Failed sign-ins per quarter of an hour with one address from one client network.',
  ),
  SIGN_IN_TRIES_PER_ADDRESS: count(
    400,
    'Failed sign-ins per quarter of an hour with one address from everywhere.',
  ),
  SIGN_IN_FAILURES_PER_NETWORK: count(
    300,
    'Failed sign-ins per quarter of an hour with any address from one client network; beyond it the answer is 429.',
  ),
  SIGN_IN_FAILURES_IN_ALL: count(
    600,
    'Failed sign-ins of everybody together, per minute, beyond which the log warns.',
  ),
});

export type Config = Readonly<z.infer<typeof configSchema>>;

/** Injection token. */
export const config = Symbol('identity configuration');
