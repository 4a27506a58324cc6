import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groups, type FaultRow } from './fault-row';
import type { Proof } from '../prove/prove';
import type { RowResult, RunFacts } from './row-result';

export interface KeptProof {
  readonly proofs: readonly Proof[];
  readonly run: RunFacts;
}

/** The latest result of every row, one file each, so that groups can be run apart. */
export class KeptResults {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  keep = (result: RowResult): void => {
    writeFileSync(join(this.folder, `${result.id}.json`), JSON.stringify(result, undefined, 2));
  };

  keepProof(proof: KeptProof): void {
    writeFileSync(this.proofFile, JSON.stringify(proof, undefined, 2));
  }

  proof(): KeptProof | undefined {
    if (!existsSync(this.proofFile)) return undefined;
    return JSON.parse(readFileSync(this.proofFile, 'utf8')) as KeptProof;
  }

  private get proofFile(): string {
    return join(this.folder, '../proof.json');
  }

  /** Of rows that still exist, in the order of the matrix. */
  read(rows: readonly FaultRow[]): RowResult[] {
    const ids = rows.map(({ id }): string => id);
    const kept = readdirSync(this.folder)
      .filter((file) => file.endsWith('.json') && ids.includes(file.replace(/\.json$/, '')))
      .map((file) => JSON.parse(readFileSync(join(this.folder, file), 'utf8')) as RowResult);
    const place = ({ id }: RowResult) =>
      groups.findIndex((group) => id.startsWith(group)) * 1_000 + ids.indexOf(id);
    return kept.sort((a, b) => place(a) - place(b));
  }
}
