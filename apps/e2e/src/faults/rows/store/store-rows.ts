import type { FaultRow } from '../../matrix/fault-row';
import { crowdRows } from './crowd';
import { repliesCut, repliesSwallowed } from './cut-replies';
import { killedRows } from './killed';
import { missingIndex } from './missing-index';
import { outage, slowStore } from './outage';

export const storeRows: readonly FaultRow[] = [
  ...killedRows,
  repliesCut,
  repliesSwallowed,
  slowStore,
  outage,
  ...crowdRows,
  missingIndex,
];
