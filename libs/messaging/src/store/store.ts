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
  /** By database: a connection whose credentials change gets another one. */
  private readonly collections = new WeakMap<mongo.Db, Map<string, mongo.Collection>>();

  constructor(private readonly connection: Connection) {}

  get database(): mongo.Db {
    if (!this.connection.db) throw new Error('The connection to the store is not open yet');
    return this.connection.db;
  }

  collection<T extends mongo.Document = mongo.Document>(name: string): mongo.Collection<T> {
    const { database } = this;
    const known = this.collections.get(database) ?? new Map<string, mongo.Collection>();
    this.collections.set(database, known);
    const collection = known.get(name) ?? openCollection(database, name);
    known.set(name, collection);
    return collection as unknown as mongo.Collection<T>;
  }

  now(): Promise<Date> {
    return timeOf(this.database);
  }
}

/** The store's own time; works on an empty database too. */
export async function timeOf(database: mongo.Db): Promise<Date> {
  const [answer] = await database
    .aggregate<{ now: Date }>([{ $documents: [{}] }, { $project: { now: '$$NOW' } }])
    .toArray();
  if (!answer) throw new Error('The store did not tell the time');
  return answer.now;
}

const openCollection = (database: mongo.Db, name: string): mongo.Collection =>
  database.collection(name, {
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
    ignoreUndefined: true,
    promoteBuffers: true,
  });
