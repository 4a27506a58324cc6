import { spawnSync } from 'node:child_process';
import { root } from '../source/tracked-files';

export const operatedServices = ['identity', 'accounts', 'access-requests', 'notifier'] as const;

/** Synopses (`parked redrive [ID…] [--all] --as NAME`) by service, as `--help` prints them; `reconcile` is over all of them. */
export function operatorTables(): Map<string, string[]> {
  return new Map([
    ...operatedServices.map((service) => [service, rowsOf(helpOf(service))] as const),
    [
      'reconcile',
      [
        helpOf('reconcile')
          .replace(/[\s\S]*npm run ops -- /, '')
          .trim(),
      ],
    ] as const,
  ]);
}

function helpOf(service: string): string {
  const { stdout, status } = spawnSync(process.execPath, ['tools/dev/ops.mjs', service, '--help'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm run ops -- ${service} --help ended with ${status}`);
  return stdout;
}

/** Two blanks: a synopsis; more: what it does. */
const rowsOf = (help: string): string[] =>
  [...help.matchAll(/^ {2}(\S.*)$/gm)].map(([, row]) => row!);
