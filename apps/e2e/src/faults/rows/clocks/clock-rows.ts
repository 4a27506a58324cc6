import type { FaultRow } from '../../matrix/fault-row';

export const clockRows: readonly FaultRow[] = [];
