import type { FaultRow } from '../../matrix/fault-row';

export const storeRows: readonly FaultRow[] = [];
