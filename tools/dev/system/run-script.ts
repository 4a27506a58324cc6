import { startProcess, type Setting } from '../infrastructure/setting';
import { repository } from '../run-folder';

/** Runs a TypeScript file of the repository to its end, its output shown; returns its exit code. */
export async function runScript(
  setting: Setting,
  name: string,
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const script = await startProcess(setting, {
    name,
    command: process.execPath,
    args: ['-r', '@swc-node/register', file, ...args],
    cwd: repository,
    env,
    log: undefined,
  });
  const { code } = await script.ended;
  return code ?? 1;
}
