import type { Verdict } from '../checker/judge';
import type { Letter } from './fault-row';

/** One line of the table, as it is kept between runs so that groups that are run apart make one page. */
export interface RowResult extends Pick<
  Verdict,
  | 'letters'
  | 'attempted'
  | 'acknowledged'
  | 'lost'
  | 'duplicated'
  | 'inDoubt'
  | 'explainedCopies'
  | 'unexpected'
> {
  readonly id: string;
  readonly title: string;
  /** Independent trials of the fault. */
  readonly trials: number;
  /** Until nothing was left to do; absent if that never came. */
  readonly secondsToEmpty?: number;
  readonly waited: number;
  readonly latencies: readonly { kind: string; ratio: number; calls: number }[];
  readonly findings: readonly { letter: Letter; text: string }[];
  readonly note?: string;
  /** Why the fault could not be made. */
  readonly notMade?: string;
  readonly seconds: number;
  readonly run: RunFacts;
}

export interface RunFacts {
  readonly date: string;
  readonly commit: string;
  readonly seed: number;
  readonly machine: string;
  readonly versions: string;
}

export const passed = ({ letters, notMade }: RowResult): boolean =>
  !notMade && Object.values(letters).every((letter) => letter === 'passed');
