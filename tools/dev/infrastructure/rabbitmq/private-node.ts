import { readdir, realpath, writeFile } from 'node:fs/promises';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { findOnPath } from '../../processes/find-on-path';
import { freePort } from '../../processes/free-port';
import { CannotDeliver, type Provided } from '../provider';
import { dataFolder, startProcess, untilReady, type Setting } from '../setting';
import { pingBroker, type Broker } from './broker';

/** Starts a broker that shares nothing with others of the machine: name, cookie, data, ports and port mapper are its own. */
export async function startPrivateNode(
  setting: Setting,
  wrapper: string,
): Promise<Provided<Broker>> {
  const server = await innerScript(wrapper);
  const folder = await dataFolder(setting, 'rabbitmq');
  const [amqp, management] = [await freePort(), await freePort()];
  const [portMapper, distribution] = [await freePort(), await freePort()];
  await writeFile(join(folder, 'rabbitmq.conf'), configuration(amqp, management), { mode: 0o600 });
  await writeFile(join(folder, 'enabled_plugins'), '[rabbitmq_management].\n');
  await startPortMapper(setting, portMapper);
  const node = await startProcess(setting, {
    name: 'rabbitmq',
    command: server,
    args: [],
    cwd: folder,
    env: {
      ...inherited(),
      HOME: await dataFolder(setting, 'rabbitmq/home'),
      RABBITMQ_NODENAME: `secop-${setting.run.key}@localhost`,
      RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
      RABBITMQ_LOG_BASE: setting.run.logs,
      RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
      RABBITMQ_CONF_ENV_FILE: join(folder, 'no-environment-file'),
      RABBITMQ_ADVANCED_CONFIG_FILE: join(folder, 'no-advanced.config'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
      RABBITMQ_PID_FILE: join(folder, 'pid'),
      RABBITMQ_DIST_PORT: String(distribution),
      ERL_EPMD_PORT: String(portMapper),
      ERL_EPMD_ADDRESS: '127.0.0.1',
      // Distribution on loopback too; schedulers that sleep at once instead of spinning on a small machine.
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
        '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none',
    },
    graceMs: 20_000,
    stopSignal: setting.keepData ? 'SIGTERM' : 'SIGKILL', // closing in good order takes seconds
  });
  const broker = {
    url: `amqp://guest:guest@127.0.0.1:${amqp}`,
    managementUrl: `http://127.0.0.1:${management}`,
  };
  await untilReady(node, () => pingBroker(broker), 120_000);
  return { value: broker, description: `a private node on 127.0.0.1:${amqp}` };
}

function configuration(amqp: number, management: number): string {
  return [
    `listeners.tcp.1 = 127.0.0.1:${amqp}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${management}`,
    'disk_free_limit.absolute = 50MB',
    '',
  ].join('\n');
}

/** Debian's command on the path switches to another user when root calls it; the script behind it does not. */
async function innerScript(wrapper: string): Promise<string> {
  const library = '/usr/lib/rabbitmq/lib';
  const versions = (await readdir(library).catch(() => [])).filter((name) =>
    name.startsWith('rabbitmq_server-'),
  );
  const newest = versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  return newest ? join(library, newest, 'sbin/rabbitmq-server') : realpath(wrapper);
}

/** Erlang would start its port mapper as a daemon that outlives the node; ours is a process of this run. */
async function startPortMapper(setting: Setting, port: number): Promise<void> {
  const command = findOnPath('epmd');
  if (!command) throw new CannotDeliver("Erlang's epmd is not on the path");
  const epmd = await startProcess(setting, {
    name: 'epmd',
    command,
    args: ['-port', String(port), '-address', '127.0.0.1'],
  });
  await untilReady(epmd, () => reach(port));
}

function reach(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}

/** Another node's settings in the environment must not reach this one. */
function inherited(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(RABBITMQ|ERL)_/.test(name));
  return Object.fromEntries(entries);
}
