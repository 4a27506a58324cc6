import type { FaultRow } from '../../matrix/fault-row';

export const brokerRows: readonly FaultRow[] = [];
