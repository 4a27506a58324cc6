import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../processes/free-port';
import type { Server } from '../server';
import { dataFolder, startProcess, untilReady, type Setting } from '../setting';
import { pingBroker, type Broker } from './broker';

export interface NodePlan {
  /** The folder of RabbitMQ's own scripts. */
  scripts: string;
  portMapper: number;
  /** Nodes of one cluster differ by it; the first is 1. */
  number: number;
  /** The running node whose cluster a new node joins. */
  joins?: string;
}

/** A node of our own: name, cookie, data and ports are shared with no other broker of the machine. */
export interface RabbitNode extends Server {
  readonly broker: Broker;
  /** Where its queues lie. */
  readonly data: string;
  /** For RabbitMQ's command-line tools too. */
  readonly env: NodeJS.ProcessEnv;
  /** A command that runs the node somewhere else, such as in another mount namespace; for the next start on. */
  runWithin(enter: ((command: string) => [string, string[]]) | undefined): void;
}

/** Erlang among its own: on loopback, with our port mapper and never with a daemon that outlives us. */
const enclosed = '-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false';

export async function prepareNode(
  setting: Setting,
  { scripts, portMapper, number, joins }: NodePlan,
): Promise<RabbitNode> {
  const name = number === 1 ? 'rabbitmq' : `rabbitmq-${number}`;
  const folder = await dataFolder(setting, name);
  const [amqp, management, distribution] = [await freePort(), await freePort(), await freePort()];
  const configuration = join(folder, 'rabbitmq.conf');
  await writeFile(configuration, lines(amqp, management, joins), { mode: 0o600 });
  await writeFile(join(folder, 'enabled_plugins'), '[rabbitmq_management].\n');
  const data = join(folder, 'mnesia');
  const env = {
    ...inherited(),
    HOME: await dataFolder(setting, 'rabbitmq/home'), // with the cookie that the nodes of a cluster share
    RABBITMQ_NODENAME: nodeName(setting, number),
    RABBITMQ_MNESIA_BASE: data,
    RABBITMQ_LOG_BASE: setting.run.logs,
    RABBITMQ_CONFIG_FILE: configuration,
    RABBITMQ_CONF_ENV_FILE: join(folder, 'no-environment-file'),
    RABBITMQ_ADVANCED_CONFIG_FILE: join(folder, 'no-advanced.config'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
    RABBITMQ_DIST_PORT: String(distribution),
    ERL_EPMD_PORT: String(portMapper),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_CRASH_DUMP_SECONDS: '0',
    // Schedulers that sleep at once instead of spinning on a small machine.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `${enclosed} +sbwt none +sbwtdcpu none +sbwtdio none`,
    RABBITMQ_CTL_ERL_ARGS: enclosed,
  };
  const broker = {
    url: `amqp://guest:guest@127.0.0.1:${amqp}`,
    managementUrl: `http://127.0.0.1:${management}`,
  };
  let within = (command: string): [string, string[]] => [command, []];
  return {
    ...{ name, broker, data, env },
    runWithin: (enter) => (within = enter ?? ((command) => [command, []])),
    spawn: () => {
      const [command, args] = within(join(scripts, 'rabbitmq-server'));
      return startProcess(setting, {
        ...{ name, command, args, env, cwd: folder, graceMs: 20_000 },
        stopSignal: setting.keepData ? 'SIGTERM' : 'SIGKILL', // closing in good order takes seconds
      });
    },
    ready: (process) => untilReady(process, () => pingBroker(broker), 120_000),
  };
}

export const nodeName = ({ run }: Setting, number: number) =>
  `secop-${run.key}${number === 1 ? '' : `-${number}`}@localhost`;

function lines(amqp: number, management: number, joins?: string): string {
  return [
    `listeners.tcp.1 = 127.0.0.1:${amqp}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${management}`,
    'disk_free_limit.absolute = 50MB',
    ...(joins
      ? [
          'cluster_formation.peer_discovery_backend = classic_config',
          `cluster_formation.classic_config.nodes.1 = ${joins}`,
        ]
      : []),
    '',
  ].join('\n');
}

/** Another node's settings in the environment must not reach this one. */
function inherited(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(RABBITMQ|ERL)_/.test(name));
  return Object.fromEntries(entries);
}
