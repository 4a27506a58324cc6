import { freePort } from '../../processes/free-port';
import { requireAptAndRoot } from '../apt';
import type { Provider } from '../provider';
import { dataFolder, startProcess, untilReady, type Setting } from '../setting';
import { documentdbRoot } from './documentdb-root';
import { requireOwnMounts } from './chroot';
import { ferretdbBinary, ferretdbIsBuilt, ferretdbVersion, usableGo } from './ferretdb-binary';
import { startPostgres } from './postgres';
import { pingStore, type Store } from './store';

/** FerretDB speaks MongoDB's protocol in front of PostgreSQL with the DocumentDB extension, set up from packages. */
export const ferretdbOnDebian: Provider<Store> = {
  name: 'FerretDB',
  async provide(setting) {
    requireAptAndRoot();
    await requireOwnMounts();
    const go = await usableGo();
    const root = documentdbRoot(setting, !go && !ferretdbIsBuilt());
    const [debian, binary] = await Promise.all([root, ferretdbBinary(setting, go, root)]);
    const postgresUrl = await startPostgres(setting, debian);
    const port = await startFerretdb(setting, binary, postgresUrl);
    return {
      value: { uri: `mongodb://127.0.0.1:${port}` },
      description: `${ferretdbVersion} on DocumentDB, on 127.0.0.1:${port}`,
    };
  },
};

async function startFerretdb(
  setting: Setting,
  binary: string,
  postgresUrl: string,
): Promise<number> {
  const [port, debugPort] = [await freePort(), await freePort()];
  const ferretdb = await startProcess(setting, {
    name: 'ferretdb',
    command: binary,
    args: [
      `--postgresql-url=${postgresUrl}?pool_max_conns=200`,
      `--listen-addr=127.0.0.1:${port}`,
      `--debug-addr=127.0.0.1:${debugPort}`,
      `--state-dir=${await dataFolder(setting, 'ferretdb')}`,
      '--no-auth',
    ],
    env: { ...process.env, FERRETDB_TELEMETRY: 'disable' },
  });
  await untilReady(ferretdb, () => pingStore(`mongodb://127.0.0.1:${port}`));
  return port;
}
