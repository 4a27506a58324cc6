import { runOperatorCommand } from '@secop/platform';
import { configSchema } from '../config';
import { deliveryCommands } from './commands';
import { OperatorModule } from './operator.module';

runOperatorCommand({
  service: 'notifier',
  config: configSchema,
  module: (config) => OperatorModule.forRoot(config),
  commands: [...deliveryCommands],
});
