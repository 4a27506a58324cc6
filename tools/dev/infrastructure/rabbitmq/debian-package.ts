import { findOnPath } from '../../processes/find-on-path';
import { aptInstall, requireAptAndRoot } from '../apt';
import { CannotDeliver, type Provider } from '../provider';
import type { Broker } from './broker';
import { startPrivateNode } from './private-node';

export const rabbitmqFromDebianPackage: Provider<Broker> = {
  name: "the distribution's rabbitmq-server",
  async provide(setting) {
    requireAptAndRoot();
    if (!findOnPath('rabbitmq-server')) await aptInstall('RabbitMQ', setting, ['rabbitmq-server']);
    const command = findOnPath('rabbitmq-server');
    if (!command) throw new CannotDeliver('the package brought no rabbitmq-server');
    return startPrivateNode(setting, command);
  },
};
