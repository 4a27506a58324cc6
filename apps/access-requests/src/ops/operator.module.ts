import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@secop/messaging';
import { PlatformModule, storeModule } from '@secop/platform';
import type { Config } from '../config';
import { migrations } from '../migrations/migrations';
import { AccessRequests } from '../domain/access-requests';
import { MongoAccessRequests } from '../infrastructure/access-requests.mongo-repository';

/** The requests for operators: nothing here takes events or passes deadlines. */
@Module({ providers: [{ provide: AccessRequests, useClass: MongoAccessRequests }] })
export class OperatorModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: OperatorModule,
      imports: [
        storeModule(config, migrations),
        MessagingModule.forRoot({
          service: 'access-requests',
          rabbitmqUrl: config.RABBITMQ_URL,
          topology: 'check',
          schema: config.SCHEMA,
        }),
        PlatformModule.forRoot({ service: 'access-requests', logLevel: config.LOG_LEVEL }),
      ],
    };
  }
}
