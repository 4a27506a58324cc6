import type { Changing, MessagingOptions } from '@secop/messaging';
import type { z } from 'zod';
import type { baseConfig } from './base-config';
import { rotating } from './rotating';

type Config = Readonly<
  Pick<
    z.infer<z.ZodObject<typeof baseConfig>>,
    'RABBITMQ_URL' | 'RABBITMQ_MANAGEMENT_URL' | 'TOPOLOGY' | 'SCHEMA'
  >
>;

/** For `MessagingModule.forRoot`: the broker as a service's configuration names it, with credentials that rotate. */
export const messagingOptions = (config: Config): Omit<MessagingOptions, 'service'> => ({
  rabbitmqUrl: rotating(config, 'RABBITMQ_URL'),
  managementUrl:
    config.RABBITMQ_MANAGEMENT_URL === undefined
      ? undefined
      : (rotating(config, 'RABBITMQ_MANAGEMENT_URL') as Changing<string>),
  topology: config.TOPOLOGY,
  schema: config.SCHEMA,
});
