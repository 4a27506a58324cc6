import { runOperatorCommand } from '@secop/platform';
import { AppModule } from '../app.module';
import { configSchema } from '../config';
import { accountCommands } from './commands';

runOperatorCommand({
  service: 'accounts',
  config: configSchema,
  module: (config) => AppModule.forRoot(config),
  commands: [...accountCommands],
});
