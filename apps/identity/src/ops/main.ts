import { runOperatorCommand } from '@secop/platform';
import { AppModule } from '../app.module';
import { configSchema } from '../config';
import { identityCommands } from './commands';
import { facts } from './facts';
import { repair } from './repairs';

runOperatorCommand({
  service: 'identity',
  config: configSchema,
  module: (config) => AppModule.forRoot(config),
  commands: [...identityCommands, facts, repair],
});
