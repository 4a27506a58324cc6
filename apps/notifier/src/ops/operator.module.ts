import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@secop/messaging';
import { OperatorAudit, PlatformModule, storeModule } from '@secop/platform';
import type { Config } from '../config';
import { SharedChannel } from '../channel/shared-channel';
import { migrations } from '../migrations/migrations';
import { Journal } from '../deliveries/journal';
import { Orders } from '../deliveries/orders';
import { SaidOutcomes } from '../deliveries/said-outcomes';
import { Settling } from '../deliveries/settling';
import { Recipients } from '../recipients/recipients';
import { SealingKeys, sealingKeysOf } from '../recipients/sealing-keys';
import { DeliveryDesk } from './delivery-desk';

/** The journal for operators: nothing here takes events or sends mails. */
@Module({
  providers: [
    Journal,
    Orders,
    Recipients,
    OperatorAudit,
    DeliveryDesk,
    SharedChannel,
    SaidOutcomes,
    Settling,
  ],
})
export class OperatorModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: OperatorModule,
      imports: [
        storeModule(config, migrations),
        MessagingModule.forRoot({
          service: 'notifier',
          rabbitmqUrl: config.RABBITMQ_URL,
          topology: 'check',
          schema: config.SCHEMA,
        }),
        PlatformModule.forRoot({ service: 'notifier', logLevel: config.LOG_LEVEL }),
      ],
      providers: [{ provide: SealingKeys, useValue: sealingKeysOf(config) }],
    };
  }
}
