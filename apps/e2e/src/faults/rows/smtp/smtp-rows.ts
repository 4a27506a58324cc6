import type { FaultRow } from '../../matrix/fault-row';

export const smtpRows: readonly FaultRow[] = [];
