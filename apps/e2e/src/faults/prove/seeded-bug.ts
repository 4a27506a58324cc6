import type { FaultRow, Letter } from '../matrix/fault-row';
import type { Edit } from '../world/build';

/** A classic mistake, made on purpose in a copy of the product, and the fault under which it shows. */
export interface SeededBug {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly row: FaultRow;
  /** Letters of which at least one must be missed: a bug that is caught by chance proves little. */
  readonly letters: readonly Letter[];
}
