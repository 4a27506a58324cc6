import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { endOnSignals, endWith } from './command';
import { resolveServers } from './infrastructure/resolve';
import type { Setting } from './infrastructure/setting';
import { clearLeftovers } from './processes/leftovers';
import { Lifetime } from './processes/lifetime';
import { holderOf, tryLock } from './processes/lock.cjs';
import { RunFolder } from './run-folder';
import { say } from './say';
import {
  demonstrationDirectory,
  importDirectory,
  introducePeople,
  playStory,
  whatToOpen,
} from './system/demonstration';
import { startSystem } from './system/start-system';
import { liveSystem, type SystemFile } from './system/system-file';

const usage = 'npm start [-- --once] [--directory FILE]';

async function main(): Promise<number | 'stay'> {
  const { once, directory } = readArguments();
  const run = RunFolder.ofStart();
  const setting: Setting = { run, lifetime: new Lifetime(), keepData: true };
  endOnSignals(setting.lifetime);
  const held = tryLock(run.commandLock);
  if (held) process.once('exit', held.release);
  try {
    const system = held ? await start(setting) : await joinLiveStart(setting);
    if (held || directory)
      await importDirectory(setting, system, directory ?? demonstrationDirectory);
    const story = await playStory(setting, run.system);
    console.log(whatToOpen(system));
    const people = await introducePeople(setting, run.system);
    if (!once && held) {
      say('running', story === 0 ? 'until Ctrl-C' : `until Ctrl-C; the story failed (${story})`);
      return 'stay';
    }
    await setting.lifetime.end();
    return story || people;
  } catch (error) {
    if (setting.lifetime.over) return 1;
    await setting.lifetime.end();
    throw error;
  }
}

async function start(setting: Setting): Promise<SystemFile> {
  const { run } = setting;
  await rm(run.system, { force: true });
  const leftovers = await clearLeftovers(run.records);
  if (leftovers.length > 0) say('leftovers', `ended ${leftovers.join(', ')} of an earlier run`);
  const servers = await resolveServers(setting);
  const own = (given: boolean) => (given ? `_${run.key}` : '');
  const names = {
    databasePrefix: `secop${own(servers.givenStore)}_`,
    vhost: `secop${own(servers.givenBroker)}`,
  };
  return startSystem(setting, servers, names, 3000);
}

/** Another `npm start` of this clone: its system is used, and stays when this command ends. */
async function joinLiveStart({ run, lifetime }: Setting): Promise<SystemFile> {
  const other = holderOf(run.commandLock);
  if (!other) throw new Error('The other npm start has just ended; start again.');
  say('running', `npm start runs here already (process ${other.pid}); using it`);
  endWith(other, lifetime, 'The other npm start has ended, and its system with it.');
  for (;;) {
    const system = await liveSystem(run);
    if (system) return system;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function readArguments() {
  const options = { once: { type: 'boolean' }, directory: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  if (values.directory !== undefined && !existsSync(values.directory)) {
    throw new Error(`--directory: there is no file ${values.directory}`);
  }
  return values;
}

main().then(
  (outcome) => {
    if (outcome !== 'stay') process.exit(outcome);
  },
  (error: Error & { code?: string }) => {
    console.error(
      error.code?.startsWith('ERR_PARSE_ARGS')
        ? `${error.message}\nusage: ${usage}`
        : error.message,
    );
    process.exit(1);
  },
);
