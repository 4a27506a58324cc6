import type { Connection, mongo } from 'mongoose';

/**
 * Options for `MongooseModule.forRoot(uri, storeConnectionOptions)`: a store that is gone is noticed in seconds,
 * and nothing is kept in memory for it meanwhile.
 */
export const storeConnectionOptions = Object.freeze({
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  socketTimeoutMS: 15_000,
});

/** The service's database through the driver: every acknowledged write is durable, every read is current. */
export class Store {
  private readonly collections = new Map<string, mongo.Collection>();

  constructor(private readonly connection: Connection) {}

  get database(): mongo.Db {
    if (!this.connection.db) throw new Error('The connection to the store is not open yet');
    return this.connection.db;
  }

  collection<T extends mongo.Document = mongo.Document>(name: string): mongo.Collection<T> {
    const collection = this.collections.get(name) ?? this.open(name);
    return collection as unknown as mongo.Collection<T>;
  }

  /** The store's own time; works on an empty database too. */
  async now(): Promise<Date> {
    const [answer] = await this.database
      .aggregate<{ now: Date }>([{ $documents: [{}] }, { $project: { now: '$$NOW' } }])
      .toArray();
    if (!answer) throw new Error('The store did not tell the time');
    return answer.now;
  }

  private open(name: string): mongo.Collection {
    const collection = this.database.collection(name, {
      writeConcern: { w: 'majority', journal: true },
      readPreference: 'primary',
      ignoreUndefined: true,
      promoteBuffers: true,
    });
    this.collections.set(name, collection);
    return collection;
  }
}
