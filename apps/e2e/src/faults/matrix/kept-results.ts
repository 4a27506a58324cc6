import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groups, type FaultRow } from './fault-row';
import type { RowResult } from './row-result';

/** The latest result of every row, one file each, so that groups can be run apart. */
export class KeptResults {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  keep = (result: RowResult): void => {
    writeFileSync(join(this.folder, `${result.id}.json`), JSON.stringify(result, undefined, 2));
  };

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
