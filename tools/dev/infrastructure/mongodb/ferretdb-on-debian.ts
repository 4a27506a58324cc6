import { freePort } from '../../processes/free-port';
import { requireAptAndRoot } from '../apt';
import type { Provider } from '../provider';
import { dataFolder, startProcess, untilReady, type Setting } from '../setting';
import { documentdbRoot } from './documentdb-root';
import { requireOwnMounts } from './chroot';
import { ferretdbBinary, ferretdbIsBuilt, ferretdbVersion, usableGo } from './ferretdb-binary';
import { launch, type Server } from '../server';
import { preparePostgres } from './postgres';
import { pingStore, type Store } from './store';

/** FerretDB speaks MongoDB's protocol in front of PostgreSQL with the DocumentDB extension, set up from packages. */
export const ferretdbOnDebian: Provider<Store> = {
  name: 'FerretDB',
  async provide(setting) {
    const { store, postgres, ferretdb } = await prepareFerretdb(setting);
    await launch(postgres);
    await launch(ferretdb);
    const { host } = new URL(store.uri);
    return { value: store, description: `${ferretdbVersion} on DocumentDB, on ${host}` };
  },
};

/** Both servers with their ports and data, not started yet. */
export async function prepareFerretdb(
  setting: Setting,
): Promise<{ store: Store; postgres: Server; ferretdb: Server }> {
  requireAptAndRoot();
  await requireOwnMounts();
  const go = await usableGo();
  const root = documentdbRoot(setting, !go && !ferretdbIsBuilt());
  const [debian, binary] = await Promise.all([root, ferretdbBinary(setting, go, root)]);
  const { url, server: postgres } = await preparePostgres(setting, debian);
  const [port, debugPort] = [await freePort(), await freePort()];
  const store = { uri: `mongodb://127.0.0.1:${port}` };
  const options = {
    name: 'ferretdb',
    command: binary,
    args: [
      `--postgresql-url=${url}?pool_max_conns=200`,
      `--listen-addr=127.0.0.1:${port}`,
      `--debug-addr=127.0.0.1:${debugPort}`,
      `--state-dir=${await dataFolder(setting, 'ferretdb')}`,
      '--no-auth',
    ],
    env: { ...process.env, FERRETDB_TELEMETRY: 'disable' },
  };
  const ferretdb: Server = {
    name: options.name,
    spawn: () => startProcess(setting, options),
    ready: (started) => untilReady(started, () => pingStore(store.uri)),
  };
  return { store, postgres, ferretdb };
}
