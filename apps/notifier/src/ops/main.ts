import { eventCommands, migrateCommands, runOperatorCommand } from '@secop/platform';
import { configSchema } from '../config';
import { migrations } from '../migrations/migrations';
import { deliveryCommands } from './commands';
import { facts } from './facts';
import { OperatorModule } from './operator.module';
import { repair } from './repairs';

runOperatorCommand({
  service: 'notifier',
  config: configSchema,
  module: (config) => OperatorModule.forRoot(config),
  commands: [
    ...deliveryCommands,
    ...eventCommands('notifier'),
    facts,
    repair,
    ...migrateCommands(migrations),
  ],
});
