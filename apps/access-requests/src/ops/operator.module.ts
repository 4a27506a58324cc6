import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@secop/messaging';
import { PlatformModule, storeModule } from '@secop/platform';
import type { Config } from '../config';
import { migrations } from '../migrations/migrations';
import { AccessRequests } from '../domain/access-requests';
import { ClosedUsers } from '../domain/closed-users';
import { MongoAccessRequests } from '../infrastructure/access-requests.mongo-repository';
import { MongoClosedUsers } from '../infrastructure/closed-users.mongo-repository';
import { termsOf } from '../terms';
import { OperatorTerms } from './operator-terms';

/** The requests for operators: nothing here takes events or passes deadlines. */
@Module({
  providers: [
    MongoAccessRequests,
    { provide: AccessRequests, useExisting: MongoAccessRequests },
    { provide: ClosedUsers, useClass: MongoClosedUsers },
  ],
})
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
      providers: [
        { provide: OperatorTerms, useValue: new OperatorTerms(termsOf(config).calendar) },
      ],
    };
  }
}
