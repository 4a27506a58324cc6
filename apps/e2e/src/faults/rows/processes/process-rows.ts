import type { FaultRow } from '../../matrix/fault-row';
import { allAtOnce, atRandom } from './at-random';
import { drain } from './drain';
import { killRows } from './kill-rows';
import { rollOut } from './roll-out';
import { twoVersions } from './two-versions';
import { zombies } from './zombies';

export const processRows: readonly FaultRow[] = [
  ...killRows,
  zombies,
  drain,
  atRandom,
  allAtOnce,
  twoVersions,
  rollOut,
];
