import {
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import { wakeWritersOfClosedSockets, type Changing } from '@secop/messaging';
import type { Connection } from 'mongoose';
import { Readiness } from '../health/readiness';
import { rotating } from '../config/rotating';
import { firstConnection, openPool } from './first-connection';
import type { Migration } from './schema/migration';
import { missingInSchema, passSchemaGate, type Schema } from './schema/schema-gate';
import { StoreConnection } from './store-connection';

/** For a service's own native queries: `collection.find(filter, queryDeadline)`. */
export const queryDeadline = Object.freeze({ maxTimeMS: 3_000 });

class StoreReadiness implements OnModuleInit {
  constructor(
    private readonly connection: Connection,
    private readonly readiness: Readiness,
    private readonly schema: Schema | undefined,
  ) {}

  onModuleInit(): void {
    this.readiness.register('store', async () => {
      const database = this.connection.db;
      if (!database) return ['not connected'];
      await database.command({ ping: 1 }, { timeoutMS: 1_500 });
      return [];
    });
    const { schema } = this;
    if (!schema) return;
    this.readiness.register('schema', () => missingInSchema(this.connection, schema));
  }
}

/** Injectable everywhere; closed when everything else has stopped. */
@Module({})
class ConnectionModule implements OnApplicationShutdown {
  constructor(private readonly store: StoreConnection) {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}

class StoreModule {}

export interface StoreConfig {
  readonly MONGODB_URI: string;
  readonly SCHEMA?: Schema['mode'];
}

/**
 * The service's database: majority and journaled writes, reads from the primary, no automatic indexes, short
 * deadlines. Retryable writes are off: a standalone and FerretDB have none, and our writes find out themselves
 * whether they were applied. With `migrations` nothing of the service starts before the schema is what they make it.
 */
export const storeModule = (
  config: StoreConfig,
  migrations?: readonly Migration[],
): DynamicModule => {
  wakeWritersOfClosedSockets();
  const { SCHEMA: mode = 'check' } = config;
  const schema: Schema | undefined = migrations && { mode, migrations };
  return {
    module: StoreModule,
    imports: [connectionModule(rotating(config, 'MONGODB_URI'), schema)],
    providers: [
      {
        provide: StoreReadiness,
        useFactory: (connection: Connection, readiness: Readiness) =>
          new StoreReadiness(connection, readiness, schema),
        inject: [getConnectionToken(), Readiness],
      },
    ],
  };
};

const connectionModule = (uri: Changing<string>, schema: Schema | undefined): DynamicModule => ({
  module: ConnectionModule,
  global: true,
  providers: [
    {
      provide: StoreConnection,
      useFactory: async () => {
        const store = new StoreConnection(await firstConnection(uri), uri, openPool);
        if (schema) await passSchemaGate(uri, store.connection, schema);
        return store;
      },
    },
    {
      provide: getConnectionToken(),
      useFactory: ({ connection }: StoreConnection) => connection,
      inject: [StoreConnection],
    },
  ],
  exports: [getConnectionToken()],
});
