import { baseConfig, serviceUrl } from '@secop/platform';
import { z } from 'zod';

const milliseconds = z.coerce.number().int().min(10);

export const configSchema = z.object({
  ...baseConfig,
  /** Where identity publishes the keys that people's tokens are checked with. */
  IDENTITY_JWKS_URL: serviceUrl,
  /** Where the two questions to accounts go. */
  ACCOUNTS_URL: serviceUrl,
  /** An acceptance without an answer is said again after this time, then after twice as long, and so on. */
  REPEAT_ACCEPTANCE_AFTER_MS: milliseconds.default(120_000),
  /** How often deadlines are looked at. */
  DEADLINE_POLL_MS: milliseconds.default(1_000),
  /** Shortens every business day to this, without nights and holidays: for demonstrations only. */
  BUSINESS_DAY_MS: milliseconds.optional(),
  /** How many requests a person may submit within 24 hours; each one is a mail to every administrator. */
  SUBMISSIONS_PER_PERSON: z.coerce.number().int().min(1).default(30),
  /** More accepted requests without an answer than this: people's commands wait. */
  MAXIMUM_AWAITING_GRANT: z.coerce.number().int().min(0).default(1_000),
});
export type Config = Readonly<z.infer<typeof configSchema>>;
export const configToken = Symbol('Config');
