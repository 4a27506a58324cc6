import { randomUUID } from 'node:crypto';
import type { MessagingUnderTest } from './messaging-under-test';

/** A user of the broker with these rights in the test's vhost, who lives as long as the test; the URL. */
export async function aBrokerUser(
  test: MessagingUnderTest,
  permissions: Readonly<Record<'configure' | 'write' | 'read', string>>,
): Promise<string> {
  const url = new URL(test.infrastructure.rabbitmqUrl);
  const name = `operator-${randomUUID()}`;
  const credentials = Buffer.from(`${url.username}:${url.password}`).toString('base64');
  const manage = async (method: string, path: string, body?: object) => {
    const answer = await fetch(
      new URL(`/api/${path}`, new URL(test.infrastructure.managementUrl).origin),
      {
        method,
        headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      },
    );
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  };
  await manage('PUT', `users/${name}`, { password: name, tags: '' });
  test.onEnd(() => manage('DELETE', `users/${name}`));
  const vhost = encodeURIComponent(decodeURIComponent(url.pathname.slice(1)));
  await manage('PUT', `permissions/${vhost}/${name}`, permissions);
  url.username = url.password = name;
  return url.toString();
}
