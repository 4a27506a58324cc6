import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { difference, differenceKinds, type Difference } from '@secop/contracts';
import { differencesFile } from './confirm';
import { suspicion, suspicionFile } from './suspect';

export interface ReportOptions {
  /** For alerts: every line is JSON. */
  readonly json: boolean;
  /** The repairs have been ordered: only alarms fail. */
  readonly repaired: boolean;
}

export interface Report {
  readonly lines: readonly string[];
  readonly failed: boolean;
}

/** What the last `confirm` found: a line each, the oldest first, then how many. */
export async function report(out: string, { json, repaired }: ReportOptions): Promise<Report> {
  const text = await readFile(join(out, differencesFile), 'utf8');
  const found = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => difference.parse(JSON.parse(line)))
    .sort((one, other) => one.since.localeCompare(other.since));
  const { more } = suspicion.parse(JSON.parse(await readFile(join(out, suspicionFile), 'utf8')));
  const alarms = found.filter(({ severity }) => severity === 'alarm').length;
  const repairable = found.length - alarms;
  const sum = { event: 'reconciliation.done', alarms, repairable, more };
  return {
    lines: json
      ? [...found.map(jsonLine), JSON.stringify(sum)]
      : [...found.map(textLine), summary(alarms, repairable, more)],
    failed: alarms + more > 0 || (repairable > 0 && !repaired),
  };
}

const jsonLine = (found: Difference) =>
  JSON.stringify({ event: 'reconciliation.difference', ...found });

function textLine({ kind, severity, ids, ageSeconds, repair }: Difference): string {
  const about = Object.entries(ids).map(([name, id]) => `${name}=${id}`);
  const mended = repair ? `; repaired by ${repair.service} ${repair.do}` : '';
  const what = `${differenceKinds[kind]}, for ${ageSeconds} s${mended}`;
  return `${severity} ${kind} ${about.join(' ')} (${what})`;
}

function summary(alarms: number, repairable: number, more: number): string {
  const rest = more > 0 ? `, ${more} more for the next run` : '';
  return `${alarms} alarms, ${repairable} repairable differences${rest}`;
}
