import { requireDockerEngine, startContainer } from '../docker/start-container';
import type { Provider } from '../provider';
import { dataFolder } from '../setting';
import type { Broker } from './broker';

/** Another one, such as a mirror's, can be named. */
const image = process.env['RABBITMQ_IMAGE'] ?? 'rabbitmq:4-management';

export const rabbitmqFromDocker: Provider<Broker> = {
  name: 'Docker',
  async provide(setting) {
    await requireDockerEngine();
    const { host, ports } = await startContainer('RabbitMQ', setting, {
      image,
      ports: [5672, 15672],
      folders: { '/var/lib/rabbitmq': await dataFolder(setting, 'rabbitmq-4') },
      environment: {},
      hostname: 'secop', // the node's name, and with it the data, depends on it
      readyWhen: 'Server startup complete',
    });
    return {
      value: {
        url: `amqp://guest:guest@${host}:${ports[5672]}`,
        managementUrl: `http://${host}:${ports[15672]}`,
      },
      description: `${image} on ${host}:${ports[5672]}`,
    };
  },
};
