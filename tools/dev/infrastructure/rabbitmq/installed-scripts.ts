import { readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The folder of RabbitMQ's own scripts. Debian's commands on the path switch to another user when root calls them; the
 * scripts behind them do not.
 */
export async function installedScripts(wrapper: string): Promise<string> {
  const library = '/usr/lib/rabbitmq/lib';
  const versions = (await readdir(library).catch(() => [])).filter((name) =>
    name.startsWith('rabbitmq_server-'),
  );
  const newest = versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  return newest ? join(library, newest, 'sbin') : dirname(await realpath(wrapper));
}
