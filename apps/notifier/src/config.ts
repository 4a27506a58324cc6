import { baseConfig, jwksVariable } from '@secop/platform';
import { z } from 'zod';

const isTrue = (value: 'true' | 'false') => value === 'true';
const flag = z.enum(['true', 'false']).transform(isTrue);
const milliseconds = (fallback: number) => z.coerce.number().int().min(100).default(fallback);

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** In development, where services declare their topology themselves, a mail catcher may do without TLS. */
const isDevelopment = ({ TOPOLOGY }: { TOPOLOGY: 'declare' | 'check' }) => TOPOLOGY === 'declare';
const isLoopback = ({ SMTP_URL }: { SMTP_URL: string }) =>
  loopback.test(new URL(SMTP_URL).hostname);

const variables = z.object({
  ...baseConfig,
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .refine((url) => !/[?#]/.test(url), 'takes no options: they are variables of their own')
    .meta({
      description:
        'The relay: `smtp://user:password@host:port`, or `smtps:`. Without `?…`: that could switch checks off.',
      secret: true,
      rotates: true,
    }),
  SMTP_REQUIRE_TLS: flag.optional().meta({
    description:
      "Speak only over TLS; absent: always, but to a relay on this machine's loopback. `false` elsewhere: with `TOPOLOGY=declare` only.",
  }),
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(5).meta({
    description: 'Connections to the relay at the same time, of all replicas together.',
  }),
  SMTP_MESSAGES_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).optional().meta({
    description: 'Mails in any minute, of all replicas together; absent: as many as there are.',
  }),
  SMTP_DEADLINE_MS: milliseconds(30_000).meta({
    description: 'From the first word to the last chunk of a mail.',
    unit: 'ms',
  }),
  SMTP_REPLY_DEADLINE_MS: milliseconds(600_000).meta({
    description: 'From the final dot to the reply; then the mail is in doubt.',
    unit: 'ms',
  }),
  MAIL_FROM: z
    .string()
    .transform(
      (text) => /^(?:(?<name>[^<>"@]{0,100}) <)?(?<address>[^<>\s]+)>?$/.exec(text)?.groups,
    )
    .pipe(z.object({ name: z.string().trim().default('SECOP II'), address: z.email() }))
    .meta({
      description:
        '`Name <address>` or an address alone; its domain is also the one of every Message-ID.',
    }),
  MAIL_KEY_HEADER: z
    .string()
    .regex(/^X-[\w-]{1,60}$/)
    .default('X-Secop-Notification-Key')
    .meta({
      description: 'Carries the notification key, for relays that drop what they have seen.',
    }),
  DEMONSTRATION: z.enum(['true', 'false']).default('true').transform(isTrue).meta({
    description: 'Says in every mail that this is not the official site.',
  }),
  PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .meta({ description: 'Every link leads here.' }),
  SEALING_KEYS: jwksVariable
    .refine(({ keys }) => keys.every(({ crv, d }) => crv === 'P-256' && typeof d === 'string'))
    .meta({
      description: 'Private P-256 keys (JWKS), newest first: others seal with the first one.',
      secret: true,
      rotates: true,
    }),
});

export const configSchema = variables.refine(
  (given) => given.SMTP_REQUIRE_TLS !== false || isLoopback(given) || isDevelopment(given),
  {
    path: ['SMTP_REQUIRE_TLS'],
    error: 'mail leaves over TLS only, but for a relay on the loopback and in development',
  },
);

export type Config = Readonly<z.infer<typeof configSchema>>;

/** Injection token. */
export const config = Symbol('notifier configuration');

export const requiresTls = (given: Config): boolean => given.SMTP_REQUIRE_TLS ?? !isLoopback(given);
