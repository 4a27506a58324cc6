import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /** A vhost that was just deleted cannot be made again at once: every run has other names. */
  private readonly prefix: string;
  private readonly vhosts: string[] = [];

  private constructor(
    readonly setting: Setting,
    readonly servers: Servers,
    readonly plan: Plan,
  ) {
    this.prefix = `bench_${setting.run.key}_${Date.now().toString(36)}_`;
  }

  /** Removes what a run that was cut off has left behind; this run's own goes when its lifetime ends. */
  static async begin(setting: Setting, servers: Servers, plan: Plan): Promise<Bench> {
    const bench = new Bench(setting, servers, plan);
    for (const name of bench.recordedVhosts()) await deleteVhost(servers.broker, name);
    await dropDatabases(servers.store.uri, `bench_${setting.run.key}_`);
    await setting.lifetime.add(() => bench.end());
    return bench;
  }

  nameOf(name: string): string {
    return this.prefix + name;
  }

  /** The address of a fresh vhost. */
  async vhost(name: string): Promise<string> {
    const vhost = this.nameOf(name);
    this.vhosts.push(vhost);
    writeFileSync(this.record, JSON.stringify(this.vhosts));
    await createVhost(this.servers.broker, vhost);
    return vhostUrl(this.servers.broker.url, vhost);
  }

  /** The address of a fresh database. */
  database(name: string): string {
    return databaseUri(this.servers.store.uri, this.nameOf(name));
  }

  /** Leaves the servers as they were; what a part does not need any more should not weigh on the next one. */
  async clear(vhosts: readonly string[], databases: readonly string[]): Promise<void> {
    for (const name of vhosts) await deleteVhost(this.servers.broker, this.nameOf(name));
    for (const name of databases) await dropDatabases(this.servers.store.uri, this.nameOf(name));
  }

  private async end(): Promise<void> {
    for (const name of this.vhosts) await deleteVhost(this.servers.broker, name);
    await dropDatabases(this.servers.store.uri, this.prefix);
    writeFileSync(this.record, '[]');
  }

  private get record(): string {
    return join(this.setting.run.path, 'vhosts.json');
  }

  private recordedVhosts(): string[] {
    try {
      return JSON.parse(readFileSync(this.record, 'utf8')) as string[];
    } catch {
      return [];
    }
  }
}
