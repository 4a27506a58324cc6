import type { ServiceName } from '@secop/contracts';
import type { OperatorCommand } from '../operator-command';
import type { BrokerConfig } from './broker-work';
import { parkedCommands } from './parked-commands';
import { replayCommand } from './replay-command';
import { topologyCommands } from './topology-commands';

/** What every service that hears events offers its operators, with its own credentials. */
export const eventCommands = (service: ServiceName): readonly OperatorCommand<BrokerConfig>[] => [
  ...parkedCommands(service),
  replayCommand(service),
  ...topologyCommands(service),
];
