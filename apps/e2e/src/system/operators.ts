import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { System } from './system';

const repository = join(__dirname, '../../../..');
const execute = promisify(execFile);

/** Runs `npm run ops -- <words>` on that system and returns what it prints. */
export async function operate(system: System, ...words: string[]): Promise<string> {
  const { stdout } = await execute(process.execPath, ['tools/dev/ops.mjs', ...words], {
    cwd: repository,
    env: { ...process.env, SECOP_SYSTEM: system.file },
  });
  return stdout.trim();
}
