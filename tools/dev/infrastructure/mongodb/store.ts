import { mongo } from 'mongoose';

/** A server of MongoDB's protocol; the address names no database. */
export interface Store {
  uri: string;
}

/** Throws unless the server answers a ping. */
export async function pingStore(uri: string): Promise<void> {
  await withClient(uri, (client) => client.db('admin').command({ ping: 1 }));
}

/** Drops every database whose name begins with the prefix, and no other. */
export async function dropDatabases(uri: string, prefix: string): Promise<void> {
  await withClient(uri, async (client) => {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    const ours = databases.map(({ name }) => name).filter((name) => name.startsWith(prefix));
    for (const name of ours) await client.db(name).dropDatabase();
  });
}

/**
 * The address of one database on a server that was given with or without another one. Credentials keep being checked
 * where they were: against the database that the given address named.
 */
export function databaseUri(uri: string, database: string): string {
  const [, server = '', path = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri) ?? [];
  if (!server)
    throw new Error('This is no address of a MongoDB server: it must begin with mongodb://');
  const checkedElsewhere = server.includes('@') && path !== '' && !/(^|&)authSource=/i.test(query);
  const options = [query, checkedElsewhere ? `authSource=${path}` : ''].filter(Boolean).join('&');
  return `${server}/${database}${options ? `?${options}` : ''}`;
}

async function withClient(uri: string, use: (client: mongo.MongoClient) => Promise<unknown>) {
  const client = new mongo.MongoClient(uri, {
    serverSelectionTimeoutMS: 3_000,
    connectTimeoutMS: 3_000,
  });
  try {
    await use(client);
  } finally {
    await client.close();
  }
}
