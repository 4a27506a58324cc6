import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  clearLeftovers,
  holderOf,
  repository,
  RunFolder,
  tryLock,
  type Lifetime,
} from '@secop/dev';

export const runsFolder = join(repository, '.run/faults');
const kept = 5;

/** A folder of this run alone; of earlier ones, what they left running is ended and the oldest are removed. */
export async function newRunFolder(lifetime: Lifetime): Promise<RunFolder> {
  const all = join(runsFolder, 'runs');
  mkdirSync(all, { recursive: true });
  await clear(all);
  const name = new Date().toISOString().replace(/[:.]/g, '-');
  const run = new RunFolder(join(all, `${name}-${process.pid}`));
  tryLock(run.commandLock);
  await lifetime.add(() => {
    rmSync(run.data, { recursive: true, force: true });
    rmSync(run.commandLock, { force: true });
    return Promise.resolve();
  });
  return run;
}

async function clear(all: string): Promise<void> {
  const dead = readdirSync(all)
    .sort()
    .filter((name) => !holderOf(join(all, name, 'command.lock')));
  for (const name of dead) {
    await clearLeftovers(join(all, name, 'processes'));
    rmSync(join(all, name, 'data'), { recursive: true, force: true });
  }
  for (const name of dead.slice(0, -kept)) {
    if (existsSync(join(all, name))) rmSync(join(all, name), { recursive: true, force: true });
  }
}
