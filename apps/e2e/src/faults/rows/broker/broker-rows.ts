import type { FaultRow } from '../../matrix/fault-row';
import { diskAlarm, memoryAlarm } from './alarms';
import { consumerCancelled } from './cancelled';
import { deadLog } from './dead-log';
import { fullDisk } from './full-disk';
import { fullQueue } from './full-queue';
import { killed, leadersKilled } from './killed';
import { bindingMissing, queueDeleted, sharedBindingMissing } from './lost-topology';
import { blackHole, reset, slowLink } from './wires';

export const brokerRows: readonly FaultRow[] = [
  killed,
  reset,
  blackHole,
  slowLink,
  fullQueue,
  bindingMissing,
  queueDeleted,
  consumerCancelled,
  memoryAlarm,
  diskAlarm,
  fullDisk,
  deadLog,
  sharedBindingMissing,
  leadersKilled,
];
