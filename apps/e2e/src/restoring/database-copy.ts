import type { mongo } from 'mongoose';

type Index = mongo.IndexDescription & { name: string };

interface CollectionCopy {
  readonly name: string;
  readonly documents: mongo.Document[];
  readonly indexes: Index[];
}

/** Types stay what they are: what was a 32-bit number comes back as one. */
const faithful = { promoteValues: false, promoteBuffers: false } as const;
const atOnce = 500;

/** One database as `mongodump` would keep it: documents and indexes. */
export class DatabaseCopy {
  private constructor(private readonly collections: readonly CollectionCopy[]) {}

  static async of(database: mongo.Db): Promise<DatabaseCopy> {
    const found = await database.listCollections({}, { nameOnly: true }).toArray();
    const names = found.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
    return new DatabaseCopy(await Promise.all(names.map((name) => copyOf(database, name))));
  }

  get documents(): number {
    return this.collections.reduce((sum, { documents }) => sum + documents.length, 0);
  }

  /** Whatever is there goes. */
  async restoreTo(database: mongo.Db): Promise<void> {
    await database.dropDatabase();
    for (const { name, documents, indexes } of this.collections) {
      const collection = await database.createCollection(name);
      const own = indexes.filter((index) => index.name !== '_id_');
      if (own.length > 0) await collection.createIndexes(own);
      for (let at = 0; at < documents.length; at += atOnce) {
        await collection.insertMany(documents.slice(at, at + atOnce));
      }
    }
  }
}

async function copyOf(database: mongo.Db, name: string): Promise<CollectionCopy> {
  const collection = database.collection(name);
  const [documents, indexes] = await Promise.all([
    collection.find({}, faithful).toArray(),
    collection.listIndexes().toArray(),
  ]);
  return { name, documents, indexes: indexes.map(indexOf) };
}

const told = ['name', 'key', 'unique', 'partialFilterExpression', 'expireAfterSeconds'];

const indexOf = (index: mongo.Document): Index =>
  Object.fromEntries(Object.entries(index).filter(([name]) => told.includes(name))) as Index;
