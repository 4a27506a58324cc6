import { runOperatorCommand } from '@secop/platform';
import { AppModule } from '../app.module';
import { configSchema } from '../config';

runOperatorCommand({
  service: 'access-requests',
  config: configSchema,
  module: (config) => AppModule.forRoot(config),
  commands: [],
});
