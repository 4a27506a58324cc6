import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProcess, type Setting } from '../infrastructure/setting';
import { repository } from '../run-folder';
import { say, sayProgress } from '../say';
import { NxOutput } from './nx-output';
import type { JestResult, Task } from './results';

export const resultsFolder = join(repository, '.run/test-results');
const targets = ['lint', 'typecheck', 'test'];

/** Runs the three targets of the chosen projects, two at a time, and returns how each task ended. */
export async function runNx(
  setting: Setting,
  name: string,
  selection: string[],
  environment: Record<string, string>,
): Promise<Task[]> {
  const nx = await startProcess(setting, {
    name,
    command: process.execPath,
    args: [
      ...[require.resolve('nx/bin/nx.js'), 'run-many', '-t', ...targets, ...selection],
      ...['--parallel=2', '--output-style=static', '--nx-bail=false'],
    ],
    cwd: repository,
    env: {
      ...process.env,
      ...environment,
      ...{ NX_DAEMON: 'false', NX_TUI: 'false', NX_NATIVE_COMMAND_RUNNER: 'false' },
      ...{ NX_ISOLATE_PLUGINS: 'false', NO_COLOR: '1', FORCE_COLOR: '0' },
      // Results belong to this clone: another one runs its tests itself.
      NX_CACHE_DIRECTORY: join(repository, '.nx/cache'),
      NX_WORKSPACE_DATA_DIRECTORY: join(repository, '.nx/workspace-data'),
    },
  });
  const output = new NxOutput((task) => say('finished', task));
  const log = setting.run.log(name);
  let over = false;
  const ended = nx.ended.finally(() => (over = true));
  for (let read = 0, last = false; !last; await pause(1_000, ended)) {
    last = over;
    const lines = (await readFile(log, 'utf8')).split('\n');
    lines.slice(read, -1).forEach((line) => output.read(line));
    read = lines.length - 1;
    sayProgress('running', `nx, see ${log}`, 60_000);
  }
  const { code } = await ended;
  const tasks = output.tasks();
  if (code === 0 || tasks.some(({ failed }) => failed)) return tasks;
  const message = `nx ended with code ${code}; see ${log}`;
  return [...tasks, { project: name, target: 'run-many', failed: true, output: message }];
}

/** A pause that something may cut short. */
function pause(milliseconds: number, something: Promise<unknown>): Promise<unknown> {
  return Promise.race([something, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
}

/** The result file of each project, also of one whose tests were not run again because nothing changed. */
export async function readTestResults(): Promise<Map<string, JestResult>> {
  const files = (await readdir(resultsFolder)).filter((file) => file.endsWith('.json'));
  const results = files.map(async (file) => {
    const json = JSON.parse(await readFile(join(resultsFolder, file), 'utf8')) as JestResult;
    return [file.replace(/\.json$/, ''), json] as const;
  });
  return new Map(await Promise.all(results));
}
