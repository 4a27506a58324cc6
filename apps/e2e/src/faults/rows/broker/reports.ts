import { z } from 'zod';

const line = z.object({ event: z.string(), kind: z.string().optional() });

/** Of what `reconcile --json` prints: the kinds of the differences in each report, in order; a report ends with its sum. */
export function kindsReported(stdout: string): string[][] {
  const reports: string[][] = [];
  let kinds: string[] = [];
  for (const text of stdout.split('\n').filter((one) => one.startsWith('{'))) {
    const { event, kind } = line.parse(JSON.parse(text));
    if (kind) kinds.push(kind);
    if (event !== 'reconciliation.done') continue;
    reports.push(kinds);
    kinds = [];
  }
  return reports;
}

export function toldOf(kinds: readonly string[]): string {
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  const each = [...new Set(kinds)].map((kind) => `${count(kind)} ${kind}`);
  return each.length > 0 ? `found ${each.join(', ')}` : 'found nothing';
}
