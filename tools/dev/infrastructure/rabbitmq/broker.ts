import { connect } from 'amqplib';

/** A broker: the AMQP address names no vhost; the management address carries no credentials (they are the AMQP ones). */
export interface Broker {
  url: string;
  managementUrl: string;
}

/**
 * Throws unless AMQP connects, and the management API accepts the same credentials and is the same broker's: on a machine
 * with two brokers the customary address may be the other one's.
 */
export async function pingBroker({ url, managementUrl }: Broker): Promise<void> {
  const connection = await connect(url, { timeout: 5_000 });
  const { cluster_name: cluster } = connection.connection.serverProperties as Record<
    string,
    unknown
  >;
  await connection.close();
  const overview = await management({ url, managementUrl }, 'GET', '/api/overview');
  const { cluster_name: managed } = (await overview.json()) as Record<string, unknown>;
  if (cluster !== managed) {
    throw new Error(`the management API is that of ${String(managed)}, not of ${String(cluster)}`);
  }
}

/** Makes the vhost, if it is not there, and lets the broker's own user use it. */
export async function createVhost(broker: Broker, vhost: string): Promise<void> {
  await management(broker, 'PUT', `/api/vhosts/${encodeURIComponent(vhost)}`);
  const { user } = credentials(broker.url);
  const permissions = `/api/permissions/${encodeURIComponent(vhost)}/${encodeURIComponent(user)}`;
  await management(broker, 'PUT', permissions, { configure: '.*', write: '.*', read: '.*' });
}

/** Removes the vhost with all that is in it; one that is not there is removed already. */
export async function deleteVhost(broker: Broker, vhost: string): Promise<void> {
  await management(broker, 'DELETE', `/api/vhosts/${encodeURIComponent(vhost)}`, undefined, [404]);
}

/** The address of one vhost of the broker. */
export function vhostUrl(url: string, vhost: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(vhost)}`;
  return address.href;
}

/** Where the management API of a broker is by custom: its own port on the broker's host. */
export function customaryManagementUrl(url: string): string {
  const { hostname, protocol } = new URL(url);
  return protocol === 'amqps:' ? `https://${hostname}:15671` : `http://${hostname}:15672`;
}

function credentials(url: string) {
  const { username, password } = new URL(url);
  return {
    user: decodeURIComponent(username) || 'guest',
    password: decodeURIComponent(password) || 'guest',
  };
}

async function management(
  broker: Broker,
  method: string,
  path: string,
  body?: object,
  acceptable: number[] = [],
): Promise<Response> {
  const { user, password } = credentials(broker.url);
  const response = await fetch(new URL(path, broker.managementUrl), {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok && !acceptable.includes(response.status)) {
    throw new Error(`the management API answered ${response.status} to ${method} ${path}`);
  }
  return response;
}
