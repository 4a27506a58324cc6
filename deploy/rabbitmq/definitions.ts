import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { allEvents, services } from '@secop/contracts';
import { brokerUsers, type Part } from './broker-users';

export const vhost = 'secop';

interface Topology {
  readonly exchanges: readonly { readonly name: string; readonly type: string }[];
  readonly queues: readonly { readonly name: string; readonly arguments: object }[];
  readonly bindings: readonly Binding[];
}
interface Binding {
  readonly queue: string;
  readonly exchange: string;
  readonly key: string;
}

const root = join(__dirname, '../..');

/** What services need on the broker, asked of the script that declares it in development. */
function declaredTopology(): Topology {
  const script = join(root, 'libs/messaging/src/declare-topology.ts');
  const args = ['-r', '@swc-node/register', script, '--print'];
  return JSON.parse(
    execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }),
  ) as Topology;
}

/**
 * What nobody declares. A gateway that hears nothing any more may not fill the broker: it misses hints, and what it
 * has in its cache lives for half a minute anyway. In a cluster the leaders of the queues spread over the nodes.
 */
const policies = [
  {
    name: 'hints-of-a-slow-gateway',
    pattern: String.raw`^gateway\.`,
    'apply-to': 'queues',
    definition: { 'max-length-bytes': 64 * 1024 * 1024, overflow: 'drop-head' },
    priority: 10,
  },
  {
    name: 'leaders-on-all-nodes',
    pattern: String.raw`^[a-z-]+\.(events|parked|retry\..*)$`,
    'apply-to': 'queues',
    definition: { 'queue-leader-locator': 'balanced' },
    priority: 0,
  },
];

function partsOf(queues: readonly string[]): Part[] {
  return services.map((service) => {
    const said = allEvents.filter(({ source }) => source === service);
    const hearers = new Set(
      said.flatMap(({ consumers }) => consumers.map((each) => `${each}.events`)),
    );
    return {
      service,
      hears: queues.includes(`${service}.events`),
      isLogged: said.some(({ logged }) => logged),
      looksAt: queues.filter((name) => hearers.has(name) || name.startsWith(`${service}.`)),
    };
  });
}

/** The broker's definitions file, without passwords: those are made where it is deployed. */
export function definitions() {
  const { exchanges, queues, bindings } = declaredTopology();
  const users = brokerUsers(partsOf(queues.map(({ name }) => name)));
  return {
    vhosts: [{ name: vhost }],
    users: users.map(({ name, tags }) => ({ name, tags })),
    permissions: users.map(({ name, permission }) => ({ user: name, vhost, ...permission })),
    topic_permissions: users.flatMap(({ name, topics }) =>
      topics.map((topic) => ({ user: name, vhost, ...topic })),
    ),
    policies: policies.map((policy) => ({ vhost, ...policy })),
    exchanges: exchanges.map(({ name, type }) => ({
      ...{ name, vhost, type },
      ...{ durable: true, auto_delete: false, internal: false, arguments: {} },
    })),
    queues: queues.map(({ name, arguments: declared }) => ({
      ...{ name, vhost, durable: true, auto_delete: false, arguments: declared },
    })),
    bindings: bindings.map(({ queue, exchange, key }) => ({
      ...{ source: exchange, vhost, destination: queue, destination_type: 'queue' },
      ...{ routing_key: key, arguments: {} },
    })),
  };
}

export const definitionsFile = join(__dirname, 'definitions.generated.json');

export const definitionsText = () => `${JSON.stringify(definitions(), undefined, 2)}\n`;
