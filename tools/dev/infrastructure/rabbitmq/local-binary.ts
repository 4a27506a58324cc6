import { findOnPath } from '../../processes/find-on-path';
import { CannotDeliver, type Provider } from '../provider';
import type { Broker } from './broker';
import { startPrivateNode } from './private-node';

export const rabbitmqFromLocalBinary: Provider<Broker> = {
  name: 'rabbitmq-server',
  async provide(setting) {
    const command = findOnPath('rabbitmq-server');
    if (!command) throw new CannotDeliver('no rabbitmq-server on the path', true);
    return startPrivateNode(setting, command);
  },
};
