import { findOnPath } from '../../processes/find-on-path';
import { freePort } from '../../processes/free-port';
import { CannotDeliver, type Provider } from '../provider';
import { launch, type Server } from '../server';
import { dataFolder, startProcess, untilReady, type Setting } from '../setting';
import { pingStore, type Store } from './store';

export const mongodbFromLocalBinary: Provider<Store> = {
  name: 'mongod',
  async provide(setting) {
    const { store, mongod } = await prepareMongod(setting);
    await launch(mongod);
    return { value: store, description: `on ${new URL(store.uri).host}` };
  },
};

/** A mongod of our own with its port and data, not started yet. */
export async function prepareMongod(setting: Setting): Promise<{ store: Store; mongod: Server }> {
  const [name, command] = ['mongod', findOnPath('mongod')];
  if (!command) throw new CannotDeliver('no mongod on the path', true);
  const port = await freePort();
  const address = ['--bind_ip', '127.0.0.1', '--port', String(port), '--nounixsocket'];
  const args = [...address, '--dbpath', await dataFolder(setting, name)];
  const store = { uri: `mongodb://127.0.0.1:${port}` };
  const mongod: Server = {
    name,
    spawn: () => startProcess(setting, { name, command, args }),
    ready: (process) => untilReady(process, () => pingStore(store.uri)),
  };
  return { store, mongod };
}
