import { baseConfig, serviceUrl } from '@secop/platform';
import { z } from 'zod';

const milliseconds = z.coerce.number().int().min(10);

export const configSchema = z.object({
  ...baseConfig,
  IDENTITY_JWKS_URL: serviceUrl.meta({
    description: "Where identity publishes the keys that people's tokens are checked with.",
  }),
  ACCOUNTS_URL: serviceUrl.meta({ description: 'Where the two questions to accounts go.' }),
  REPEAT_ACCEPTANCE_AFTER_MS: milliseconds.default(120_000).meta({
    description:
      'An acceptance without an answer is said again after this time, then after twice as long, and so on.',
    unit: 'ms',
  }),
  DEADLINE_POLL_MS: milliseconds.default(1_000).meta({
    description: 'How often deadlines are looked at.',
    unit: 'ms',
  }),
  BUSINESS_DAY_MS: milliseconds.optional().meta({
    description:
      'Shortens every business day to this, without nights and holidays: for demonstrations only.',
    unit: 'ms',
  }),
  SUBMISSIONS_PER_PERSON: z.coerce.number().int().min(1).default(30).meta({
    description:
      'Requests that a person may submit within 24 hours; each one is a mail to every administrator.',
  }),
  MAXIMUM_AWAITING_GRANT: z.coerce.number().int().min(0).default(1_000).meta({
    description: "More accepted requests without an answer than this: people's commands wait.",
  }),
});
export type Config = Readonly<z.infer<typeof configSchema>>;
export const configToken = Symbol('Config');
