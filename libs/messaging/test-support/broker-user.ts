import { randomUUID } from 'node:crypto';
import type { MessagingUnderTest } from './messaging-under-test';

type Permissions = Readonly<Record<'configure' | 'write' | 'read', string>>;

const everything: Permissions = { configure: '.*', write: '.*', read: '.*' };

async function manage<Answer>(
  { infrastructure }: MessagingUnderTest,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const { username, password } = new URL(infrastructure.rabbitmqUrl);
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  const answer = await fetch(
    new URL(`/api/${path}`, new URL(infrastructure.managementUrl).origin),
    {
      method,
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    },
  );
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

const vhostOf = ({ infrastructure }: MessagingUnderTest) =>
  encodeURIComponent(decodeURIComponent(new URL(infrastructure.rabbitmqUrl).pathname.slice(1)));

/** A user of the broker with these rights in the test's vhost, who lives as long as the test; the URL. */
export async function aBrokerUser(
  test: MessagingUnderTest,
  permissions: Permissions = everything,
): Promise<string> {
  const name = `operator-${randomUUID()}`;
  await manage(test, 'PUT', `users/${name}`, { password: name, tags: '' });
  test.onEnd(() => manage(test, 'DELETE', `users/${name}`));
  await manage(test, 'PUT', `permissions/${vhostOf(test)}/${name}`, permissions);
  const url = new URL(test.infrastructure.rabbitmqUrl);
  url.username = url.password = name;
  return url.toString();
}

/** From here on the broker takes another password only; answers the URL with it. What is connected stays. */
export async function withNewPassword(test: MessagingUnderTest, user: string): Promise<string> {
  const url = new URL(user);
  url.password = randomUUID();
  await manage(test, 'PUT', `users/${url.username}`, { password: url.password, tags: '' });
  return url.toString();
}

/** How many connections the broker knows of this user. */
export async function connectionsOf(test: MessagingUnderTest, user: string): Promise<number> {
  return (await namesOfConnections(test, user)).length;
}

/** The broker ends them. */
export async function cutConnectionsOf(test: MessagingUnderTest, user: string): Promise<void> {
  for (const name of await namesOfConnections(test, user)) {
    await manage(test, 'DELETE', `connections/${encodeURIComponent(name)}`);
  }
}

async function namesOfConnections(test: MessagingUnderTest, user: string): Promise<string[]> {
  const path = `vhosts/${vhostOf(test)}/connections`;
  const connections = await manage<{ user: string; name: string }[]>(test, 'GET', path);
  return connections.filter((one) => one.user === new URL(user).username).map(({ name }) => name);
}

/** The names of the queues in the test's vhost. */
export async function queueNames(test: MessagingUnderTest): Promise<string[]> {
  const queues = await manage<{ name: string }[]>(test, 'GET', `queues/${vhostOf(test)}`);
  return queues.map(({ name }) => name);
}
