import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import type { Manifest } from '../manifests/manifest';
import { brokerDefinitions } from './definitions';
import { topologyFile, topologyText } from './topology-file';
import { topologyManifests } from './topology-manifests';

interface Topology {
  readonly exchanges: readonly { readonly name: string; readonly type: string }[];
  readonly queues: readonly { readonly name: string; readonly arguments: object }[];
  readonly bindings: readonly { queue: string; exchange: string; key: string }[];
}

/** What the services declare in development, asked of the script that does it. */
function declared(): Topology {
  const script = join(repository, 'libs/messaging/src/declare-topology.ts');
  const args = ['-r', '@swc-node/register', script, '--print'];
  const printed = execFileSync(process.execPath, args, { cwd: repository, encoding: 'utf8' });
  return JSON.parse(printed) as Topology;
}

const definitions = brokerDefinitions();
const manifests = topologyManifests(definitions);
const specs = <Spec>(kind: string) =>
  (manifests as (Manifest & { spec: Spec })[])
    .filter((manifest) => manifest.kind === kind)
    .map(({ spec }) => spec);

interface Granted {
  readonly userReference: { readonly name: string };
  readonly permissions: { readonly configure: string; readonly write: string };
}

describe('the broker’s manifests', () => {
  it('are up to date: otherwise run `npm run k8s:generate`', () => {
    expect(readFileSync(topologyFile, 'utf8')).toBe(topologyText(manifests));
  });

  it('make the exchanges, queues and bindings that the code declares, and no others', () => {
    const { exchanges, queues, bindings } = declared();
    expect(
      specs<{ name: string; type: string }>('Exchange').map(({ name, type }) => ({ name, type })),
    ).toEqual(exchanges);
    expect(
      specs<{ name: string; type: string; arguments: object }>('Queue').map(
        ({ name, type, arguments: args }) => ({
          name,
          arguments: { 'x-queue-type': type, ...args },
        }),
      ),
    ).toEqual(queues);
    expect(
      specs<{ source: string; destination: string; routingKey: string }>('Binding').map(
        ({ destination: queue, source: exchange, routingKey: key }) => ({
          ...{ queue, exchange, key },
        }),
      ),
    ).toEqual(bindings);
  });

  it.each([
    ['a binding', { ...definitions, bindings: definitions.bindings.slice(1) }],
    ['a queue', { ...definitions, queues: definitions.queues.slice(1) }],
    ['a right', { ...definitions, permissions: definitions.permissions.slice(1) }],
  ])('are others with %s less', (_what, less) => {
    expect(topologyText(topologyManifests(less))).not.toBe(topologyText(manifests));
  });

  it('have a name each, which Kubernetes takes', () => {
    const names = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^\w+ [a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name))).toEqual([]);
  });

  it('let no process create anything but the gateway its own queue', () => {
    const rights = specs<Granted>('Permission').map(({ userReference, permissions }) => [
      userReference.name,
      permissions.configure,
    ]);
    const others = ['identity', 'accounts', 'access-requests', 'notifier'];
    expect(rights).toEqual([...others.map((name) => [name, '^$']), ['gateway', '^gateway\\.']]);
  });

  it('let every service say its own events only', () => {
    const said = specs<Granted>('TopicPermission').map(({ userReference, permissions }) => ({
      user: userReference.name,
      write: permissions.write,
    }));
    const own = said.filter(({ user, write }) => write === '^$' || write === `^${user}\\.`);
    expect(own).toEqual(said);
  });
});
