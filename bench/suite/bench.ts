import {
  createVhost,
  databaseUri,
  deleteVhost,
  dropDatabases,
  vhostUrl,
  type Servers,
  type Setting,
} from '@secop/dev';
import type { Plan } from './plan';

/** What every part works with: the servers, and names on them that are this run's own. */
export class Bench {
  private readonly prefix: string;

  constructor(
    readonly setting: Setting,
    readonly servers: Servers,
    readonly plan: Plan,
  ) {
    this.prefix = `bench_${setting.run.key}_`;
  }

  /** The address of a fresh vhost. */
  async vhost(name: string): Promise<string> {
    const vhost = this.prefix + name;
    await deleteVhost(this.servers.broker, vhost);
    await createVhost(this.servers.broker, vhost);
    return vhostUrl(this.servers.broker.url, vhost);
  }

  /** The address of an empty database. */
  async database(name: string): Promise<string> {
    await dropDatabases(this.servers.store.uri, this.prefix + name);
    return databaseUri(this.servers.store.uri, this.prefix + name);
  }

  nameOf(name: string): string {
    return this.prefix + name;
  }

  /** Leaves the servers as they were. */
  async clear(vhosts: readonly string[], databases: readonly string[]): Promise<void> {
    for (const name of vhosts) await deleteVhost(this.servers.broker, this.prefix + name);
    for (const name of databases) await dropDatabases(this.servers.store.uri, this.prefix + name);
  }
}
