import { say } from '@secop/dev';
import { LogScan } from '../checker/log-scan';
import type { FaultRow } from '../matrix/fault-row';
import { passed, type RowResult, type RunFacts } from '../matrix/row-result';
import { runRow } from '../matrix/run-row';
import { remarks } from '../matrix/table';
import type { Edit } from '../world/build';
import type { FaultWorld } from '../world/fault-world';
import type { SeededBug } from './seeded-bug';

/** One seeded bug: whether the checker saw it, and by what. */
export interface Proof {
  readonly name: string;
  readonly fault: string;
  readonly caught: boolean;
  readonly letters: string;
  readonly by: string;
}

type StartWorld = (edits: readonly Edit[]) => Promise<FaultWorld>;

/**
 * Each bug in a copy of the product, under a fault that the sound product survives: first that it does, or else a
 * missed letter would prove nothing; then that the checker sees the bug.
 */
export async function prove(
  bugs: readonly SeededBug[],
  startWorld: StartWorld,
  facts: RunFacts,
): Promise<Proof[]> {
  const rows = [...new Set(bugs.map(({ row }) => row))];
  const unsound = await soundly(rows, startWorld, facts);
  const proofs: Proof[] = [];
  for (const bug of bugs) {
    const result = await on(await startWorld(bug.edits), [bug.row], facts);
    const proof = proofOf(bug, result[0]!, unsound);
    say(proof.caught ? 'caught' : 'NOT CAUGHT', `${bug.name}: ${proof.letters} ${proof.by}`);
    proofs.push(proof);
  }
  return proofs;
}

/** Rows that the sound product itself does not survive. */
async function soundly(rows: readonly FaultRow[], startWorld: StartWorld, facts: RunFacts) {
  const unsound = new Set<FaultRow>();
  const results = await on(await startWorld([]), rows, facts);
  results.forEach((result, index) => {
    say(passed(result) ? 'sound' : 'NOT SOUND', `${result.title}, ${result.seconds} s`);
    if (passed(result)) return;
    console.log([result.notMade ?? '', ...remarks(result)].join('\n'));
    unsound.add(rows[index]!);
  });
  return unsound;
}

async function on(
  world: FaultWorld,
  rows: readonly FaultRow[],
  facts: RunFacts,
): Promise<RowResult[]> {
  try {
    const logs = new LogScan(world.logs);
    await world.workload.prepare(rows.length * 3);
    const results: RowResult[] = [];
    for (const row of rows) {
      results.push(await runRow(row, world, { logs, baseline: new Map(), facts }));
    }
    return results;
  } finally {
    await world.end();
  }
}

function proofOf(bug: SeededBug, result: RowResult, unsound: ReadonlySet<FaultRow>): Proof {
  const missed = bug.letters.filter((letter) => result.letters[letter] === 'missed');
  const caught = !result.notMade && missed.length > 0 && !unsound.has(bug.row);
  const finding = result.findings.find(({ letter }) => missed.includes(letter));
  return {
    name: bug.name,
    fault: bug.row.title,
    caught,
    letters: missed.join(' '),
    by: result.notMade ?? finding?.text ?? 'nothing was found',
  };
}

export const allCaught = (proofs: readonly Proof[]) => proofs.every(({ caught }) => caught);

export function proofTable(proofs: readonly Proof[]): string {
  const lines = proofs.map(
    ({ caught, name, letters, by }) =>
      `${caught ? 'caught    ' : 'NOT CAUGHT'} ${name.padEnd(34)} ${letters.padEnd(4)} ${by}`,
  );
  const count = proofs.filter(({ caught }) => caught).length;
  return [...lines, '', `${count} of ${proofs.length} seeded bugs caught`].join('\n');
}
