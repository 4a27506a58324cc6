import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProcess, type Setting } from '../infrastructure/setting';
import { repository } from '../run-folder';
import { say, sayProgress } from '../say';
import { NxOutput } from './nx-output';
import { whereTestsStand } from './progress';
import type { JestResult, Task } from './results';

export const resultsFolder = join(repository, '.run/test-results');
const targets = ['lint', 'typecheck', 'test'];

/** What Nx is to run: of which projects, with which servers, and until when on the clock of `performance.now()`. */
export interface NxRun {
  name: string;
  selection: string[];
  environment: Record<string, string>;
  until: number;
}

/**
 * Runs the three targets of the chosen projects, two at a time, and returns how each task ended. When the time is over,
 * it ends what still runs, and that counts as failed.
 */
export async function runNx(
  setting: Setting,
  { name, selection, environment, until }: NxRun,
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
      TEST_PROGRESS: resultsFolder,
      // Results belong to this clone: another one runs its tests itself.
      NX_CACHE_DIRECTORY: join(repository, '.nx/cache'),
      NX_WORKSPACE_DATA_DIRECTORY: join(repository, '.nx/workspace-data'),
    },
  });
  const output = new NxOutput((task) => say('finished', task));
  const log = setting.run.log(name);
  let over = false;
  let late: string | undefined;
  const ended = nx.ended.finally(() => (over = true));
  for (let read = 0, last = false; !last; await pause(1_000, ended)) {
    last = over;
    const lines = (await readFile(log, 'utf8')).split('\n');
    lines.slice(read, -1).forEach((line) => output.read(line));
    read = lines.length - 1;
    const at = (await whereTestsStand(resultsFolder)).join(', ');
    sayProgress('running', at || `nx, see ${log}`, 60_000);
    if (over || late !== undefined || performance.now() < until) continue;
    late = at;
    await nx.stop();
  }
  const { code } = await ended;
  const tasks = output.tasks();
  if (late === undefined && (code === 0 || tasks.some(({ failed }) => failed))) return tasks;
  const message = late === undefined ? `nx ended with code ${code}` : `no time was left: ${late}`;
  const failure = { failed: true, output: `${message}; see ${log}` };
  return [...tasks, { project: name, target: 'run-many', ...failure }];
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
