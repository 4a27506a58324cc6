import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { lock } from '../processes/lock.cjs';
import { say } from '../say';

/** Installed components outlive the clone: SECOP_CACHE, or secop-access in the user's cache folder. */
export function cacheFolder(): string {
  const { SECOP_CACHE, XDG_CACHE_HOME } = process.env;
  return SECOP_CACHE ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'secop-access');
}

/**
 * A folder of the cache, built once. It is built under another name and renamed when complete, so an interrupted build
 * leaves only rubbish, which the next one clears; concurrent commands wait for whoever builds.
 */
export async function cached(
  subject: string,
  name: string,
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true, mode: 0o755 });
  const held = await lock(`${folder}.lock`, (pid) =>
    say(subject, `another command (process ${pid}) prepares ${name}; waiting for it`),
  );
  try {
    if (existsSync(folder)) return folder;
    await clearRubbish(name);
    const building = join(cacheFolder(), `${name}.building-${randomUUID()}`);
    await mkdir(building, { mode: 0o755 });
    try {
      await build(building);
      await rename(building, folder);
    } catch (error) {
      await rm(building, { recursive: true, force: true });
      throw error;
    }
    return folder;
  } finally {
    held.release();
  }
}

async function clearRubbish(name: string): Promise<void> {
  const entries = await readdir(cacheFolder());
  const rubbish = entries.filter((entry) => entry.startsWith(`${name}.building-`));
  await Promise.all(
    rubbish.map((entry) => rm(join(cacheFolder(), entry), { recursive: true, force: true })),
  );
}
