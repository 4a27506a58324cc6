import { migrateCommands, runOperatorCommand, topologyCommands } from '@secop/platform';
import { AppModule } from '../app.module';
import { configSchema } from '../config';
import { migrations } from '../migrations/migrations';
import { identityCommands } from './commands';
import { facts } from './facts';
import { repair } from './repairs';
import { republish } from './republish';
import { restored } from './restored';

runOperatorCommand({
  service: 'identity',
  config: configSchema,
  module: (config) => AppModule.forRoot(config),
  commands: [
    ...identityCommands,
    ...topologyCommands('identity'),
    republish,
    restored,
    facts,
    repair,
    ...migrateCommands(migrations),
  ],
});
