import { eventCommands, migrateCommands, runOperatorCommand } from '@secop/platform';
import { configSchema } from '../config';
import { migrations } from '../migrations/migrations';
import { deliveryCommands } from './commands';
import { facts } from './facts';
import { OperatorModule } from './operator.module';
import { repair } from './repairs';
import { restored } from './restored';

runOperatorCommand({
  service: 'notifier',
  config: configSchema,
  module: (config) => OperatorModule.forRoot(config),
  commands: [
    ...deliveryCommands,
    ...eventCommands('notifier'),
    restored,
    facts,
    repair,
    ...migrateCommands(migrations),
  ],
});
