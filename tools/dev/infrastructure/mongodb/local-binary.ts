import { findOnPath } from '../../processes/find-on-path';
import { freePort } from '../../processes/free-port';
import { CannotDeliver, type Provider } from '../provider';
import { dataFolder, startProcess, untilReady } from '../setting';
import { pingStore, type Store } from './store';

export const mongodbFromLocalBinary: Provider<Store> = {
  name: 'mongod',
  async provide(setting) {
    const mongod = findOnPath('mongod');
    if (!mongod) throw new CannotDeliver('no mongod on the path', true);
    const port = await freePort();
    const data = await dataFolder(setting, 'mongod');
    const address = ['--bind_ip', '127.0.0.1', '--port', String(port), '--nounixsocket'];
    const server = await startProcess(setting, {
      name: 'mongod',
      command: mongod,
      args: [...address, '--dbpath', data],
    });
    const uri = `mongodb://127.0.0.1:${port}`;
    await untilReady(server, () => pingStore(uri));
    return { value: { uri }, description: `${mongod} on 127.0.0.1:${port}` };
  },
};
