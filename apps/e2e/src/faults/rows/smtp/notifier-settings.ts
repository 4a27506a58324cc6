import type { World } from '../../world/world';

/** Deadlines that a row can wait for. */
export const impatient = { SMTP_DEADLINE_MS: '1500', SMTP_REPLY_DEADLINE_MS: '1500' };

/** The notifier says who it is, so that AUTH is among the verbs. */
export async function withCredentials(
  { services }: World,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const url = new URL(services.environmentOf('notifier')['SMTP_URL']!);
  url.username = 'secop';
  url.password = 'not-a-secret';
  await services.restart('notifier', { ...env, SMTP_URL: url.toString() });
}
