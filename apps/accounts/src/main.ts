import 'reflect-metadata';
import { bootstrap, loadConfig } from '@secop/platform';
import { AppModule } from './app.module';
import { configSchema } from './config';

const config = loadConfig(configSchema);
void bootstrap(AppModule.forRoot(config), config);
