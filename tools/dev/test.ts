import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endOnSignals } from './command';
import { resolveBrowser } from './infrastructure/browser/resolve-browser';
import type { Servers } from './infrastructure/resolve';
import type { Setting } from './infrastructure/setting';
import { clearLeftovers } from './processes/leftovers';
import { Lifetime } from './processes/lifetime';
import { lock } from './processes/lock.cjs';
import { RunFolder, repository } from './run-folder';
import { say } from './say';
import { report } from './test-run/report';
import { summarize, type Task } from './test-run/results';
import { readTestResults, resultsFolder, runNx } from './test-run/run-nx';
import {
  promtoolEnvironment,
  startTestSystem,
  testEnvironment,
  testServers,
} from './test-run/test-servers';

const wholeSystem = 'e2e';

/** Less than what runs us grants (90 minutes), so that a run that hangs still says where, and how many passed. */
const limitMs = 75 * 60_000;
const until = performance.now() + limitMs;

/** Lint, type check and tests of every project, or of those named; see the closing line. */
async function main(projects: string[]): Promise<boolean> {
  const run = RunFolder.ofTest();
  const setting: Setting = { run, lifetime: new Lifetime(), keepData: false };
  endOnSignals(setting.lifetime);
  const held = await lock(run.commandLock, (pid) =>
    say('waiting', `another npm test runs here (process ${pid})`),
  );
  process.once('exit', held.release);
  await clearLeftovers(run.records);
  try {
    const servers = await testServers(setting);
    await rm(resultsFolder, { recursive: true, force: true });
    await mkdir(resultsFolder, { recursive: true });
    const tasks = [
      ...(await runParts(setting, servers, projects)),
      ...(await runWhole(setting, servers, projects)),
    ];
    const results = summarize(tasks, await readTestResults());
    await setting.lifetime.end();
    console.log(report(results));
    return results.every(({ failures }) => failures.length === 0);
  } finally {
    await setting.lifetime.end();
  }
}

/** Everything that needs no running system. */
async function runParts(setting: Setting, servers: Servers, projects: string[]): Promise<Task[]> {
  const parts = projects.filter((project) => project !== wholeSystem);
  if (projects.length > 0 && parts.length === 0) return [];
  const selection = parts.length > 0 ? ['-p', parts.join(',')] : ['--exclude', wholeSystem];
  const environment = { ...testEnvironment(servers), ...(await promtoolEnvironment(setting)) };
  return runNx(setting, { name: 'parts', selection, environment, until });
}

/** The end-to-end tests, against a system of their own and with a browser, which nothing else needs. */
async function runWhole(setting: Setting, servers: Servers, projects: string[]): Promise<Task[]> {
  if (projects.length > 0 && !projects.includes(wholeSystem)) return [];
  const files = await readdir(join(repository, 'apps', wholeSystem, 'src'), { recursive: true });
  const environment: Record<string, string> = {
    ...testEnvironment(servers),
    SECOP_SYSTEM: setting.run.system,
  };
  if (files.some((file) => /spec\.ts$/.test(file))) {
    try {
      environment['CHROMIUM'] = await resolveBrowser(setting);
      await startTestSystem(setting, servers);
    } catch (error) {
      return [{ project: wholeSystem, target: 'system', failed: true, output: String(error) }];
    }
  }
  return runNx(setting, { name: 'whole', selection: ['-p', wholeSystem], environment, until });
}

main(process.argv.slice(2)).then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: Error) => {
    console.error(`${error.message}\n\n0 passed, 1 failed`);
    process.exit(1);
  },
);
