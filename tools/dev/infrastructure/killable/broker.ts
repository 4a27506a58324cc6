import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from '../../processes/find-on-path';
import { aptInstall, requireAptAndRoot } from '../apt';
import { provide, type Component, type Provider } from '../provider';
import type { Broker } from '../rabbitmq/broker';
import { installedScripts } from '../rabbitmq/installed-scripts';
import { nodeName, prepareNode, type RabbitNode } from '../rabbitmq/node';
import { startPortMapper } from '../rabbitmq/port-mapper';
import { dataFolder, type Setting } from '../setting';
import { Killable } from './killable';
import { onSmallDisk, type SmallDisk } from './small-disk';

/** A broker node of the run's own, not started yet. */
export interface KillableNode extends Broker {
  /** As the cluster calls it. */
  readonly name: string;
  readonly server: Killable;
  /** Where its queues lie. */
  readonly data: string;
  /** Runs rabbitmqctl (or another of RabbitMQ's tools) on it; resolves to what it prints. */
  ctl(args: readonly string[], tool?: string): Promise<string>;
  /** Its data goes to a file system of so many megabytes. The node must not run, then and at the end. */
  useSmallDisk(megabytes: number): Promise<SmallDisk>;
}

type Asked = (setting: Setting) => Promise<KillableNode[]>;

const provider = (prepare: Asked): Provider<KillableNode[]> => ({
  name: 'rabbitmq-server',
  async provide(setting) {
    if (!findOnPath('rabbitmq-server')) {
      requireAptAndRoot();
      await aptInstall('RabbitMQ', setting, ['rabbitmq-server']);
    }
    const value = await prepare(setting);
    return { value, description: `${value.length} of our own, killed and started again` };
  },
});

const component = (prepare: Asked): Component<KillableNode[]> => ({
  name: 'RabbitMQ',
  providers: [provider(prepare)],
  ways:
    'install rabbitmq-server, run as root on Debian (its package is then installed), or leave out the rows that kill the ' +
    "broker: a given one or Docker's is never killed",
});

/** Nodes of one cluster that may be killed. The first must be up when the others start for the first time: they join it. */
export async function killableNodes(setting: Setting, count: 1 | 3): Promise<KillableNode[]> {
  return (
    await provide(
      component((own) => prepareNodes(own, count)),
      setting,
    )
  ).value;
}

async function prepareNodes(setting: Setting, count: number): Promise<KillableNode[]> {
  const scripts = await installedScripts(findOnPath('rabbitmq-server') ?? 'rabbitmq-server');
  const portMapper = await startPortMapper(setting);
  const cookie = join(await dataFolder(setting, 'rabbitmq/home'), '.erlang.cookie');
  await writeFile(cookie, randomBytes(20).toString('hex'), { mode: 0o400 });
  const nodes: KillableNode[] = [];
  for (let number = 1; number <= count; number += 1) {
    const joins = number === 1 ? undefined : nodeName(setting, 1);
    const node = await prepareNode(setting, { scripts, portMapper, number, joins });
    nodes.push(killable(setting, scripts, node));
  }
  return nodes;
}

function killable(setting: Setting, scripts: string, node: RabbitNode): KillableNode {
  const run = promisify(execFile);
  return {
    ...node.broker,
    name: node.env['RABBITMQ_NODENAME'] ?? '',
    server: new Killable(node),
    data: node.data,
    ctl: async (args, tool = 'rabbitmqctl') => {
      const { env } = node;
      const { stdout } = await run(join(scripts, tool), [...args], { env, timeout: 60_000 });
      return stdout;
    },
    useSmallDisk: async (megabytes) => {
      const disk = await onSmallDisk(setting, node.data, megabytes);
      node.runWithin(disk.enter);
      return { ...disk, end: () => disk.end().then(() => node.runWithin(undefined)) };
    },
  };
}
