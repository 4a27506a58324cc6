import { prepareFerretdb } from '../mongodb/ferretdb-on-debian';
import { prepareMongod } from '../mongodb/local-binary';
import type { Store } from '../mongodb/store';
import { provide, type Component, type Provider } from '../provider';
import type { Setting } from '../setting';
import { Killable } from './killable';

/** A store of the run's own, not started yet. What cannot be killed (a given server, Docker's) is not among the ways. */
export interface KillableStore extends Store {
  readonly engine: 'mongod' | 'FerretDB';
  /** Speaks MongoDB's protocol. */
  readonly front: Killable;
  /** Holds the data behind FerretDB; mongod holds its own. */
  readonly database: Killable | undefined;
}

const mongod: Provider<KillableStore> = {
  name: 'mongod',
  async provide(setting) {
    const { store, mongod: server } = await prepareMongod(setting);
    const value = { ...store, engine: 'mongod', front: new Killable(server), database: undefined };
    return { value: value as KillableStore, description: 'our own, killed and started again' };
  },
};

const ferretdb: Provider<KillableStore> = {
  name: 'FerretDB',
  async provide(setting) {
    const { store, postgres, ferretdb: server } = await prepareFerretdb(setting);
    const [front, database] = [new Killable(server), new Killable(postgres)];
    const value: KillableStore = { ...store, engine: 'FerretDB', front, database };
    return { value, description: 'on DocumentDB, our own, killed and started again' };
  },
};

const component: Component<KillableStore> = {
  name: 'MongoDB',
  providers: [mongod, ferretdb],
  ways:
    'install mongod, run as root on Debian (FerretDB is then set up), or leave out the rows that kill the store: a given ' +
    "server or Docker's is never killed",
};

/** A store that may be killed; its data survives that, and is synced as in production. */
export async function killableStore(setting: Setting): Promise<KillableStore> {
  return (await provide(component, { ...setting, keepData: true })).value;
}
