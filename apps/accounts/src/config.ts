import { baseConfig, brokerConfig, jwksVariable } from '@secop/platform';
import { z } from 'zod';

export const configSchema = z.object({
  ...baseConfig,
  /** Public keys of identity, which vouches for users. */
  IDENTITY_JWKS_URL: z.url({ protocol: /^https?$/ }),
  /** Public keys of the gateway. */
  GATEWAY_JWKS: jwksVariable.optional(),
});
export type Config = z.infer<typeof configSchema>;

/** What an operator's command needs: the store, and the broker for what it records. */
export const operatorConfigSchema = z.object({
  ...brokerConfig,
  MONGODB_URI: baseConfig.MONGODB_URI,
  LOG_LEVEL: baseConfig.LOG_LEVEL,
});
export type OperatorConfig = z.infer<typeof operatorConfigSchema>;
