import { say } from '@secop/dev';
import { timesOf } from '../checker/examination';
import { LogScan } from '../checker/log-scan';
import { quantile } from '../../latency/steps';
import type { FaultWorld } from '../world/fault-world';
import type { Needs } from '../world/held-servers';
import type { CallKind, FaultRow } from './fault-row';
import { passed, type RowResult, type RunFacts } from './row-result';
import { runRow } from './run-row';
import { remarks, tableHead, tableLine } from './table';

export interface Run {
  readonly rows: readonly FaultRow[];
  readonly facts: RunFacts;
  readonly minutes?: number;
  readonly startWorld: (needs: Needs) => Promise<FaultWorld>;
  readonly keep: (result: RowResult) => void;
}

/** The rows one after another, on one world for those that need the same; a world that a row broke is made anew. */
export async function runRows({
  rows,
  facts,
  minutes,
  startWorld,
  keep,
}: Run): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (const { needs, rows: alike } of byNeeds(rows)) {
    let standing: Standing | undefined;
    for (const row of alike) {
      standing ??= await stand(await startWorld(needs), alike);
      const result = await runRow(row, standing.world, { ...standing, minutes, facts });
      keep(result);
      results.push(result);
      console.log([tableHead(), tableLine(result), ...remarks(result)].join('\n'));
      if (passed(result)) continue;
      await standing.world.end();
      standing = undefined;
    }
    await standing?.world.end();
  }
  return results;
}

interface Standing {
  readonly world: FaultWorld;
  readonly logs: LogScan;
  readonly baseline: ReadonlyMap<CallKind, number>;
}

const baselineLoad = { perSecond: 8, seconds: 12, mix: { accept: 1, submit: 1, read: 2 } } as const;

/** People are there, connections are open, and what healthy traffic takes is known if a row asks for it. */
async function stand(world: FaultWorld, rows: readonly FaultRow[]): Promise<Standing> {
  const logs = new LogScan(world.logs);
  await world.workload.prepare(8);
  const baseline = new Map<CallKind, number>();
  const asked = new Set(rows.flatMap(({ healthy = [] }) => healthy));
  if (asked.size > 0) {
    await world.workload.prepare(40);
    await world.workload.run(baselineLoad);
    for (const kind of asked) {
      const times = timesOf(kind, world.workload.intents);
      if (times.length > 0) baseline.set(kind, quantile(times, 0.95));
    }
    const shown = [...baseline].map(([kind, p95]) => `${kind} ${p95} ms`);
    say('baseline', `p95: ${shown.join(', ')}`);
  }
  return { world, logs, baseline };
}

function byNeeds(rows: readonly FaultRow[]): { needs: Needs; rows: FaultRow[] }[] {
  const clustered = rows.filter(({ needs }) => needs?.nodes === 3);
  const others = rows.filter(({ needs }) => needs?.nodes !== 3);
  const ownServers = others.some(({ needs }) => needs?.ownServers);
  return [
    { needs: { ownServers, nodes: 1 as const }, rows: others },
    { needs: { ownServers: true, nodes: 3 as const }, rows: clustered },
  ].filter((part) => part.rows.length > 0);
}
