import {
  createVhost,
  databaseUri,
  deleteVhost,
  dropDatabases,
  killableNodes,
  killableStore,
  vhostUrl,
  type KillableNode,
  type Setting,
} from '@secop/dev';

/** Servers that all trials share; each trial gets a vhost and a database that nobody has used. */
export class Ground {
  private constructor(
    readonly broker: KillableNode,
    private readonly storeUri: string,
    private readonly prefix: string,
  ) {}

  static async prepare(setting: Setting): Promise<Ground> {
    const [broker] = await killableNodes(setting, 1);
    if (!broker) throw new Error('There is no broker to kill.');
    const store = await killableStore(setting);
    await Promise.all([broker.server.start(), store.database?.start()]);
    await store.front.start();
    return new Ground(broker, store.uri, `peers_${setting.run.key}_`);
  }

  async fresh(name: string): Promise<{ vhost: string; brokerUrl: string; mongodbUri: string }> {
    const own = this.prefix + name.replaceAll('-', '_');
    await deleteVhost(this.broker, own);
    await createVhost(this.broker, own);
    await dropDatabases(this.storeUri, own);
    return {
      vhost: own,
      brokerUrl: vhostUrl(this.broker.url, own),
      mongodbUri: databaseUri(this.storeUri, own),
    };
  }

  async clear(): Promise<void> {
    await dropDatabases(this.storeUri, this.prefix);
  }
}
