import { services, type ServiceName } from '@secop/contracts';
import mongoose from 'mongoose';
import type { System } from '../system/system';

export interface Stored {
  _id: string;
  [field: string]: unknown;
}

/** The services' databases, written to behind their backs. */
export class Stores {
  private constructor(private readonly connections: ReadonlyMap<string, mongoose.Connection>) {}

  static async open({ mongodb, databases }: System): Promise<Stores> {
    const connections = services.map(async (owner) => {
      const uri = new URL(mongodb);
      uri.pathname = `/${databases[owner]}`;
      return [owner, await mongoose.createConnection(uri.toString()).asPromise()] as const;
    });
    return new Stores(new Map(await Promise.all(connections)));
  }

  in(owner: ServiceName, collection: string): mongoose.mongo.Collection<Stored> {
    return this.connections.get(owner)!.db!.collection<Stored>(collection);
  }

  async close(): Promise<void> {
    await Promise.all([...this.connections.values()].map((connection) => connection.close()));
  }
}
