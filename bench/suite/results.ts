import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '@secop/dev';
import type { Findings } from './figures';
import { page } from './page';
import { partNames, type PartName, type Plan } from './plan';

export interface PartResults extends Findings {
  readonly name: PartName;
  readonly seconds: number;
  /** Cores that were taken by others right before it began; unknown outside Linux. */
  readonly others: number | undefined;
}

export interface Results {
  readonly measuredAt: string;
  readonly cores: number;
  readonly parts: PartResults[];
}

const jsonFile = join(repository, 'docs/benchmarks.json');
const pageFile = join(repository, 'docs/benchmarks.md');

/** A whole measurement of a part replaces the earlier one in the documents, at once; a quick one is only shown. */
export function keepResults(results: Results, plan: Plan): void {
  const lines = `${JSON.stringify(results, undefined, 2)}\n`;
  const last = join(repository, '.run/bench/results.json');
  mkdirSync(dirname(last), { recursive: true });
  writeFileSync(last, lines);
  if (plan.quick) return;
  const { measuredAt } = results;
  const { node } = process.versions;
  const kept = results.parts.map((part) => ({ ...part, measuredAt, node }));
  const measured = results.parts.map(({ name }) => name);
  const earlier = earlierParts().filter(({ name }) => !measured.includes(name));
  const parts = [...earlier, ...kept].sort(
    (a, b) => partNames.indexOf(a.name) - partNames.indexOf(b.name),
  );
  const all: Kept = { cores: results.cores, parts };
  writeFileSync(jsonFile, `${JSON.stringify(all, undefined, 2)}\n`);
  writeFileSync(pageFile, page(all));
}

/** What the documents are made of. */
export interface Kept {
  readonly cores: number;
  /** `node`: the version that ran the benchmark. */
  readonly parts: readonly (PartResults & { readonly measuredAt: string; readonly node: string })[];
}

function earlierParts(): Kept['parts'] {
  try {
    return (JSON.parse(readFileSync(jsonFile, 'utf8')) as Kept).parts;
  } catch {
    return [];
  }
}
