import type { FaultRow } from '../../matrix/fault-row';

export const messageRows: readonly FaultRow[] = [];
