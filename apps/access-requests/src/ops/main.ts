import { eventCommands, migrateCommands, runOperatorCommand } from '@secop/platform';
import { configSchema } from '../config';
import { migrations } from '../migrations/migrations';
import { facts } from './facts';
import { OperatorModule } from './operator.module';
import { repair } from './repairs';
import { republish } from './republish';
import { restored } from './restored';

runOperatorCommand({
  service: 'access-requests',
  config: configSchema,
  module: (config) => OperatorModule.forRoot(config),
  commands: [
    ...eventCommands('access-requests'),
    republish,
    restored,
    facts,
    repair,
    ...migrateCommands(migrations),
  ],
});
