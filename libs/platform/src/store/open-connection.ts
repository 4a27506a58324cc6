import { storeConnectionOptions } from '@secop/messaging';
import { createConnection, type Connection, type ConnectOptions } from 'mongoose';

const durable = {
  ...storeConnectionOptions,
  retryWrites: false,
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
} as const;

/** Rejects when the store does not answer, or does not take the credentials; nothing stays open then. */
export async function openConnection(
  uri: string,
  options: ConnectOptions = {},
): Promise<Connection> {
  const connection = createConnection(uri, { ...durable, ...options });
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw error;
  }
}

/** Building an index may take minutes, and the store says nothing meanwhile. */
export const withoutHurry: ConnectOptions = { socketTimeoutMS: 0, maxPoolSize: 5 };
