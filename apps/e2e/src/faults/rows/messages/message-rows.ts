import type { FaultRow } from '../../matrix/fault-row';
import { copies } from './copies';
import { interleavings } from './interleavings';
import { oneKey } from './one-key';
import { poisonedQueues } from './poisoned-queues';

export const messageRows: readonly FaultRow[] = [copies, poisonedQueues, oneKey, interleavings];
