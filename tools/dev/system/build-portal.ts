import { join } from 'node:path';
import { runCommand } from '../processes/run-command';
import type { Setting } from '../infrastructure/setting';
import { repository } from '../run-folder';
import { say } from '../say';

/** Builds the portal into the folder of this run, for the gateway to serve. Answers where it is. */
export async function buildPortal({ run }: Setting): Promise<string> {
  const folder = join(run.path, 'portal');
  await runCommand({
    name: 'portal',
    command: process.execPath,
    args: [
      join(repository, 'node_modules/vite/bin/vite.js'),
      ...['build', 'apps/portal', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    ],
    cwd: repository,
    log: run.log('portal'),
    record: run.record('portal'),
    limitMs: 5 * 60_000,
  });
  say('portal', `built into ${folder}`);
  return folder;
}
