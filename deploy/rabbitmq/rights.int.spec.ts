import { randomUUID } from 'node:crypto';
import { createVhost, deleteVhost, vhostUrl, type Broker } from '@secop/dev';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { definitions } from './definitions';

const url = process.env['RABBITMQ_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672';
const broker: Broker = {
  url,
  managementUrl: process.env['RABBITMQ_MANAGEMENT_URL'] ?? `http://${new URL(url).hostname}:15672`,
};
const run = randomUUID().slice(0, 8);
const vhost = `rights-${run}`;
const password = randomUUID();
const nameOf = (user: string) => `${user}-${run}`;

async function manage(method: 'PUT' | 'POST' | 'DELETE', path: string, body?: object) {
  const { username, password: secret } = new URL(broker.url);
  const answer = await fetch(`${broker.managementUrl}/api/${path}`, {
    method,
    headers: {
      authorization: `Basic ${btoa(`${username || 'guest'}:${secret || 'guest'}`)}`,
      'content-type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

const { users, permissions, topic_permissions: topics, ...declared } = definitions();
const connections = new Map<string, ChannelModel>();

/** `allowed`, or the broker's refusal. */
async function attempt(user: string, work: (channel: ConfirmChannel) => unknown): Promise<string> {
  const channel = await connections.get(user)!.createConfirmChannel();
  let refusal: Error | undefined;
  channel.on('error', (error: Error) => (refusal = error));
  try {
    await work(channel);
    await channel.waitForConfirms();
    await channel.close();
    return refusal ? 'refused' : 'allowed';
  } catch (error) {
    const message = (refusal ?? (error as Error)).message;
    return message.includes('ACCESS_REFUSED') ? 'refused' : message;
  }
}

const say = (exchange: string, key: string) => (channel: ConfirmChannel) =>
  channel.publish(exchange, key, Buffer.from('{}'));
const consume = (queue: string) => (channel: ConfirmChannel) =>
  channel.consume(queue, () => undefined);
const see = (queue: string) => (channel: ConfirmChannel) => channel.checkQueue(queue);

beforeAll(async () => {
  await createVhost(broker, vhost);
  const { policies, exchanges, queues, bindings } = declared;
  const inVhost = JSON.stringify(
    { policies, exchanges, queues, bindings },
    (key, value: unknown) => (key === 'vhost' ? undefined : value),
  );
  await manage('POST', `definitions/${vhost}`, JSON.parse(inVhost) as object);
  for (const { name } of users) {
    await manage('PUT', `users/${nameOf(name)}`, { password, tags: '' });
  }
  for (const { user, configure, write, read } of permissions) {
    await manage('PUT', `permissions/${vhost}/${nameOf(user)}`, { configure, write, read });
  }
  for (const { user, exchange, write, read } of topics) {
    await manage('PUT', `topic-permissions/${vhost}/${nameOf(user)}`, { exchange, write, read });
  }
  for (const { name } of users) {
    const address = new URL(vhostUrl(broker.url, vhost));
    address.username = nameOf(name);
    address.password = password;
    const connection = await connect(address.href);
    connection.on('error', () => undefined);
    connections.set(name, connection);
  }
});

afterAll(async () => {
  for (const connection of connections.values()) await connection.close();
  for (const { name } of users) await manage('DELETE', `users/${nameOf(name)}`);
  await deleteVhost(broker, vhost);
});

describe('on a real broker, a service', () => {
  it.each<[string, string, (channel: ConfirmChannel) => unknown]>([
    ['says its own events', 'accounts', say('secop.events', 'accounts.account.created.v1')],
    ['copies them to the log', 'accounts', say('secop.log', 'accounts.account.created.v1')],
    ['hints at them', 'accounts', say('secop.hints', 'accounts.account.created.v1')],
    ['retries and parks', 'accounts', say('accounts.retry', 'parked')],
    ['hears its queue', 'accounts', consume('accounts.events')],
    ['works on what is parked', 'accounts', consume('accounts.parked')],
    ["sees its hearers' queues", 'accounts', see('notifier.events')],
    ['sees its ladder', 'accounts', see('accounts.retry.10m')],
    ['says its own events', 'identity', say('secop.events', 'identity.user.closed.v1')],
  ])('%s (%s)', async (_, user, work) => {
    expect(await attempt(user, work)).toBe('allowed');
  });

  it.each<[string, string, (channel: ConfirmChannel) => unknown]>([
    ["in another one's name", 'accounts', say('secop.events', 'identity.user.closed.v1')],
    [
      'to the log that does not belong there',
      'identity',
      say('secop.log', 'identity.user.closed.v1'),
    ],
    ["into another one's ladder", 'accounts', say('notifier.retry', 'events')],
    ['through the default exchange', 'accounts', say('', 'notifier.events')],
    ["by hearing another one's queue", 'accounts', consume('notifier.events')],
    ['by emptying a queue', 'accounts', (channel) => channel.purgeQueue('notifier.events')],
    ['by deleting a queue', 'accounts', (channel) => channel.deleteQueue('accounts.events')],
    ['by making a queue', 'accounts', (channel) => channel.assertQueue('accounts.mine')],
    ['by making an exchange', 'accounts', (channel) => channel.assertExchange('x', 'topic')],
    [
      'by listening in',
      'accounts',
      (channel) => channel.bindQueue('accounts.events', 'secop.events', 'identity.#'),
    ],
    [
      'by listening to the log',
      'accounts',
      (channel) => channel.bindQueue('accounts.retry.1s', 'secop.log', '#'),
    ],
    ['as the gateway', 'gateway', say('secop.hints', 'accounts.account.created.v1')],
    ['as the gateway', 'gateway', consume('accounts.events')],
  ])('does nothing %s (%s)', async (_, user, work) => {
    expect(await attempt(user, work)).toBe('refused');
  });

  it('and a gateway hears hints in a queue of its own', async () => {
    const outcome = await attempt('gateway', async (channel) => {
      const name = `gateway.${run}`;
      await channel.assertQueue(name, { exclusive: true, autoDelete: true, durable: false });
      await channel.bindQueue(name, 'secop.hints', 'accounts.account.created.v1');
      await channel.consume(name, () => undefined, { noAck: true });
    });
    expect(outcome).toBe('allowed');
  });
});
