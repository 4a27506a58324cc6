import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventShape } from './event-shape';

/** What others rely on. Entries are added (`npm run generate`), never changed or taken away. */
export interface Frozen {
  /** HTTP status by code. */
  readonly problemCodes: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, EventShape>>;
  /** SHA-256 by sample file. */
  readonly samples: Readonly<Record<string, string>>;
}

export const frozen = (): Frozen =>
  JSON.parse(readFileSync(join(__dirname, 'frozen.json'), 'utf8')) as Frozen;

/** Codes that somebody may rely on and that are gone, or answer with another status. */
export const lostCodes = (
  list: Frozen['problemCodes'],
  present: Readonly<Record<string, { status: number }>>,
): string[] => Object.keys(list).filter((code) => present[code]?.status !== list[code]);
