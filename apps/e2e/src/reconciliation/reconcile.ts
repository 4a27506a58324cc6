import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { System } from '../system/system';

const repository = join(__dirname, '../../../..');
const found = z.object({
  event: z.literal('reconciliation.difference'),
  kind: z.string(),
  severity: z.enum(['repairable', 'alarm']),
  ids: z.record(z.string(), z.string()),
});
export type Found = z.infer<typeof found>;

export interface Reconciliation {
  readonly code: number | null;
  /** One list for each report: before the repair, and after it. */
  readonly reports: readonly Found[][];
}

interface Watch {
  /** Killed with everything that it started as soon as it has said what it found. */
  readonly killAfterFirstReport?: boolean;
}

/** Runs `npm run ops -- reconcile --json …` on that system. Younger things than three seconds are left alone. */
export function reconcile(
  system: System,
  words: readonly string[] = [],
  { killAfterFirstReport = false }: Watch = {},
): Promise<Reconciliation> {
  const command = spawn(
    process.execPath,
    ['tools/dev/ops.mjs', 'reconcile', '--json', '--grace', '3', ...words],
    {
      cwd: repository,
      env: { ...process.env, SECOP_SYSTEM: system.file },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  command.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (killAfterFirstReport && said.includes('"reconciliation.done"')) command.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    command.on('error', reject);
    command.on('close', (code) => resolve({ code, reports: reportsIn(said) }));
  });
}

function reportsIn(said: string): Found[][] {
  const reports: Found[][] = [[]];
  for (const line of said.split('\n').filter((text) => text.startsWith('{'))) {
    const parsed = found.safeParse(JSON.parse(line));
    if (parsed.success) reports.at(-1)!.push(parsed.data);
    else reports.push([]);
  }
  return reports.slice(0, -1);
}
