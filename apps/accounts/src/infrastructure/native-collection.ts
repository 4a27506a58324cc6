import type { Connection, mongo } from 'mongoose';

/** The driver's collection: undefined fields are left out, durability is the connection's. */
export function nativeCollection<T extends mongo.Document = mongo.Document>(
  connection: Connection,
  name: string,
): mongo.Collection<T> {
  if (!connection.db) throw new Error('The connection to the store is not open yet');
  return connection.db.collection<T>(name, { ignoreUndefined: true });
}
