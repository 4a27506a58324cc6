import { letters } from './fault-row';
import type { RowResult } from './row-result';

export const aResult = (changes: Partial<RowResult> = {}): RowResult => ({
  id: 'P1',
  title: 'something dies',
  trials: 6,
  attempted: 18,
  acknowledged: 17,
  lost: 0,
  duplicated: 0,
  inDoubt: 1,
  explainedCopies: 1,
  unexpected: 0,
  letters: Object.fromEntries(letters.map((letter) => [letter, 'passed'])) as RowResult['letters'],
  secondsToEmpty: 2.34,
  waited: 0,
  latencies: [],
  findings: [],
  seconds: 30,
  run: { date: '2026-03-02', commit: 'abc', seed: 7, machine: '2 cores', versions: 'Node 20' },
  ...changes,
});
