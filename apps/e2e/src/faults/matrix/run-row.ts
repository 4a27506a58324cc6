import { Examination } from '../checker/examination';
import { judge } from '../checker/judge';
import { unexpected } from '../checker/judgement';
import type { LogScan } from '../checker/log-scan';
import type { FaultWorld } from '../world/fault-world';
import { letters, type CallKind, type FaultRow, type RowNote } from './fault-row';
import { Random } from './random';
import type { RowResult, RunFacts } from './row-result';

interface Circumstances {
  readonly logs: LogScan;
  readonly baseline: ReadonlyMap<CallKind, number>;
  readonly minutes?: number;
  readonly facts: RunFacts;
}

/** Makes one fault, heals the world, waits until nothing is left to do, and checks. */
export async function runRow(
  row: FaultRow,
  world: FaultWorld,
  { logs, baseline, minutes, facts }: Circumstances,
): Promise<RowResult> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1_000);
  world.workload.begin();
  const examination = new Examination(world, row, logs);
  try {
    const random = new Random(facts.seed ^ numberOf(row.id));
    const note = (await row.run(world, random, minutes ?? row.minutes ?? 0)) ?? {};
    const healed = performance.now();
    await world.heal();
    const evidence = await examination.evidence(healed, baseline);
    const verdict = judge(evidence, row.allows, findingsOf(note));
    return {
      ...{ id: row.id, title: row.title, trials: note.trials ?? 1, note: note.text },
      ...{ secondsToEmpty: evidence.rest.seconds, waited: evidence.rest.waiting },
      ...verdict,
      latencies: evidence.latencies.map(({ kind, p95, baseline: before, calls }) => ({
        ...{ kind, calls, ratio: p95 / Math.max(1, before) },
      })),
      ...{ seconds: seconds(), run: facts },
    };
  } catch (error) {
    return notMade(row, error, seconds(), facts);
  } finally {
    examination.stop();
  }
}

const findingsOf = ({ findings = [] }: RowNote) =>
  findings.map(({ letter, text }) => unexpected(letter, text));

function notMade(row: FaultRow, error: unknown, seconds: number, facts: RunFacts): RowResult {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ...{ id: row.id, title: row.title, trials: 0, waited: 0, latencies: [], findings: [] },
    ...{ attempted: 0, acknowledged: 0, lost: 0, duplicated: 0, inDoubt: 0, unexpected: 0 },
    explainedCopies: 0,
    letters: Object.fromEntries(
      letters.map((letter) => [letter, 'missed']),
    ) as RowResult['letters'],
    ...{ notMade: reason, seconds, run: facts },
  };
}

/** Each row has chance of its own, so that it can be run alone with the same draws. */
const numberOf = (id: string) =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
