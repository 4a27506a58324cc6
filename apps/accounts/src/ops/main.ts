import { eventCommands, migrateCommands, runOperatorCommand } from '@secop/platform';
import { AppModule } from '../app.module';
import { configSchema } from '../config';
import { migrations } from '../migrations/migrations';
import { accountCommands } from './commands';
import { facts } from './facts';
import { repair } from './repairs';
import { republish } from './republish';
import { restored } from './restored';

runOperatorCommand({
  service: 'accounts',
  config: configSchema,
  module: (config) => AppModule.forRoot(config),
  commands: [
    ...accountCommands,
    ...eventCommands('accounts'),
    republish,
    restored,
    facts,
    repair,
    ...migrateCommands(migrations),
  ],
});
