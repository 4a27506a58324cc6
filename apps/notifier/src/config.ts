import { baseConfig, jwksVariable } from '@secop/platform';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const milliseconds = (fallback: number) => z.coerce.number().int().min(100).default(fallback);

export const configSchema = z.object({
  ...baseConfig,
  /** The relay: `smtp://user:password@host:port`, or `smtps:`. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  /** Speak only over TLS. Default: always, but to a relay on this machine's loopback. */
  SMTP_REQUIRE_TLS: flag.optional(),
  /** Connections to the relay at the same time, of all replicas together. */
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(5),
  /** Mails in any minute, of all replicas together. Default: as many as there are. */
  SMTP_MESSAGES_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).optional(),
  /** From the first word to the last chunk of a mail. */
  SMTP_DEADLINE_MS: milliseconds(30_000),
  /** From the final dot to the reply; then the mail is in doubt. */
  SMTP_REPLY_DEADLINE_MS: milliseconds(600_000),
  /** `Name <address>` or an address alone; its domain is also the one of every Message-ID. */
  MAIL_FROM: z
    .string()
    .transform(
      (text) => /^(?:(?<name>[^<>"@]{0,100}) <)?(?<address>[^<>\s]+)>?$/.exec(text)?.groups,
    )
    .pipe(z.object({ name: z.string().trim().default('SECOP II'), address: z.email() })),
  /** Carries the notification key, for relays that drop what they have seen. */
  MAIL_KEY_HEADER: z
    .string()
    .regex(/^X-[\w-]{1,60}$/)
    .default('X-Secop-Notification-Key'),
  /** Says in every mail that this is not the official site. */
  DEMONSTRATION: flag.default(true),
  /** Every link leads here. */
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  /** Private P-256 keys, newest first: others seal with the first one. */
  SEALING_KEYS: jwksVariable.refine(({ keys }) =>
    keys.every(({ crv, d }) => crv === 'P-256' && typeof d === 'string'),
  ),
});

export type Config = Readonly<z.infer<typeof configSchema>>;

/** Injection token. */
export const config = Symbol('notifier configuration');

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export const requiresTls = ({ SMTP_REQUIRE_TLS, SMTP_URL }: Config): boolean =>
  SMTP_REQUIRE_TLS ?? !loopback.test(new URL(SMTP_URL).hostname);
