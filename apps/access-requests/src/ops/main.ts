import { runOperatorCommand } from '@secop/platform';
import { AppModule } from '../app.module';
import { configSchema } from '../config';
import { facts } from './facts';
import { repair } from './repairs';

runOperatorCommand({
  service: 'access-requests',
  config: configSchema,
  module: (config) => AppModule.forRoot(config),
  commands: [facts, repair],
});
