import { requireDockerEngine, startContainer } from '../docker/start-container';
import type { Provider } from '../provider';
import { dataFolder } from '../setting';
import type { Store } from './store';

/** Another one, such as a mirror's, can be named. */
const image = process.env['MONGODB_IMAGE'] ?? 'mongo:8';

export const mongodbFromDocker: Provider<Store> = {
  name: 'Docker',
  async provide(setting) {
    await requireDockerEngine();
    const { host, ports } = await startContainer('MongoDB', setting, {
      image,
      ports: [27017],
      folders: { '/data/db': await dataFolder(setting, 'mongo-8') },
      environment: {},
      readyWhen: 'Waiting for connections',
    });
    const address = `${host}:${ports[27017]}`;
    return { value: { uri: `mongodb://${address}` }, description: `${image} on ${address}` };
  },
};
