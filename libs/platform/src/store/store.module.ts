import { Inject, Injectable, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { InjectConnection, MongooseModule } from '@nestjs/mongoose';
import { storeConnectionOptions, wakeWritersOfClosedSockets } from '@secop/messaging';
import type { Connection } from 'mongoose';
import { Readiness } from '../health/readiness';

/** For a service's own native queries: `collection.find(filter, queryDeadline)`. */
export const queryDeadline = Object.freeze({ maxTimeMS: 3_000 });

@Injectable()
class StoreReadiness implements OnModuleInit {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.register('store', async () => {
      const database = this.connection.db;
      if (!database) return ['not connected'];
      await database.command({ ping: 1 }, { timeoutMS: 1_500 });
      return [];
    });
  }
}

class StoreModule {}

/**
 * The service's database: majority and journaled writes, reads from the primary, no automatic indexes, short
 * deadlines. Retryable writes are off: a standalone and FerretDB have none, and our writes find out themselves
 * whether they were applied.
 */
export const storeModule = (config: { readonly MONGODB_URI: string }): DynamicModule => {
  wakeWritersOfClosedSockets();
  return {
    module: StoreModule,
    imports: [
      MongooseModule.forRoot(config.MONGODB_URI, {
        ...storeConnectionOptions,
        retryWrites: false,
        writeConcern: { w: 'majority', journal: true },
        readPreference: 'primary',
        maxPoolSize: 50,
        waitQueueTimeoutMS: 3_000,
        retryAttempts: 60,
        retryDelay: 1_000,
      }),
    ],
    providers: [StoreReadiness],
    exports: [MongooseModule],
  };
};
