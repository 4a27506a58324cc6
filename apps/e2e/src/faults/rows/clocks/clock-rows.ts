import type { FaultRow } from '../../matrix/fault-row';
import { jumps } from './jumps';
import { keyRotation } from './key-rotation';
import { keysAway } from './keys-away';

export const clockRows: readonly FaultRow[] = [...jumps, keyRotation, keysAway];
