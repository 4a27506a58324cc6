import { connect as connectSocket } from 'node:net';
import { findOnPath } from '../../processes/find-on-path';
import { freePort } from '../../processes/free-port';
import { CannotDeliver } from '../provider';
import { startProcess, untilReady, type Setting } from '../setting';

/** Erlang would start its port mapper as a daemon that outlives the nodes; ours is a process of this run. Returns its port. */
export async function startPortMapper(setting: Setting): Promise<number> {
  const command = findOnPath('epmd');
  if (!command) throw new CannotDeliver("Erlang's epmd is not on the path");
  const port = await freePort();
  const epmd = await startProcess(setting, {
    name: 'epmd',
    command,
    args: ['-port', String(port), '-address', '127.0.0.1'],
  });
  await untilReady(epmd, () => reach(port));
  return port;
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
