import type { ServiceName } from '@secop/dev';
import mongoose, { type mongo } from 'mongoose';
import type { System } from '../../system/system';

type Document = mongo.Document & { _id: string };

/** The services' databases as an auditor sees them, past every proxy. */
export class Databases {
  private readonly connections = new Map<string, Promise<mongoose.Connection>>();

  constructor(private readonly system: System) {}

  async collection(service: ServiceName, name: string): Promise<mongo.Collection<Document>> {
    return (await this.of(service)).collection<Document>(name);
  }

  /** Names of the collections, without those of the store itself. */
  async collectionsOf(service: ServiceName): Promise<string[]> {
    const connection = await this.of(service);
    const found = await connection.db!.listCollections({}, { nameOnly: true }).toArray();
    return found.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
  }

  async database(service: ServiceName): Promise<mongo.Db> {
    return (await this.of(service)).db!;
  }

  async close(): Promise<void> {
    const all = await Promise.allSettled(this.connections.values());
    for (const one of all) if (one.status === 'fulfilled') await one.value.close();
  }

  private of(service: ServiceName): Promise<mongoose.Connection> {
    const known = this.connections.get(service);
    if (known) return known;
    const uri = new URL(this.system.mongodb);
    uri.pathname = `/${this.system.databases[service]}`;
    const options = { serverSelectionTimeoutMS: 3_000, socketTimeoutMS: 10_000 };
    const opened = mongoose.createConnection(uri.toString(), options).asPromise();
    opened.catch(() => this.connections.delete(service));
    this.connections.set(service, opened);
    return opened;
  }
}
