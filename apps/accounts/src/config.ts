import { baseConfig, jwksVariable } from '@secop/platform';
import { z } from 'zod';

export const configSchema = z.object({
  ...baseConfig,
  /** Public keys of identity, which vouches for users. */
  IDENTITY_JWKS_URL: z.url({ protocol: /^https?$/ }),
  /** Public keys of the gateway. */
  GATEWAY_JWKS: jwksVariable.optional(),
  /** Accounts that one person may register within 24 hours. */
  REGISTRATIONS_PER_PERSON: z.coerce.number().int().min(1).default(10),
});
export type Config = Readonly<z.infer<typeof configSchema>>;

/** Injection token. */
export const config = Symbol('accounts configuration');
