import { baseConfig, jwksVariable } from '@secop/platform';
import { z } from 'zod';

export const configSchema = z.object({
  ...baseConfig,
  /** Public keys of identity, which vouches for users. */
  IDENTITY_JWKS_URL: z.url({ protocol: /^https?$/ }),
  /** Public keys of the gateway. */
  GATEWAY_JWKS: jwksVariable.optional(),
});
export type Config = z.infer<typeof configSchema>;
