import type { FaultRow } from '../../matrix/fault-row';
import { diskAlarm, fullDisk, memoryAlarm } from './alarms';
import { fullQueue } from './full-queue';
import { killed, leadersKilled } from './killed';
import { bindingMissing, queueDeleted } from './lost-topology';
import { blackHole, reset, slowLink } from './wires';

export const brokerRows: readonly FaultRow[] = [
  killed,
  reset,
  blackHole,
  slowLink,
  fullQueue,
  bindingMissing,
  queueDeleted,
  memoryAlarm,
  diskAlarm,
  fullDisk,
  leadersKilled,
];
