import type { FaultRow } from '../../matrix/fault-row';

export const processRows: readonly FaultRow[] = [];
