import { baseConfig, jwksVariable } from '@secop/platform';
import { z } from 'zod';

export const configSchema = z.object({
  ...baseConfig,
  IDENTITY_JWKS_URL: z.url({ protocol: /^https?$/ }).meta({
    description: "Where identity publishes the keys that people's tokens are checked with.",
  }),
  GATEWAY_JWKS: jwksVariable.optional().meta({
    description: "The gateway's public keys (JWKS); absent: it is told nothing on its own account.",
    rotates: true,
  }),
  REGISTRATIONS_PER_PERSON: z.coerce.number().int().min(1).default(10).meta({
    description: 'Accounts that one person may register within 24 hours.',
  }),
});
export type Config = Readonly<z.infer<typeof configSchema>>;

/** Injection token. */
export const config = Symbol('accounts configuration');
