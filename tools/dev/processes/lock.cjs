// One holder at a time among the commands of this machine. A lock names its holder by pid and start time, so one that was
// left by a killed process is nobody's and is taken over. Only Node's own modules.
'use strict';
const { randomUUID } = require('node:crypto');
const { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { identify, lives } = require('./identity.cjs');

/** @typedef {{ release: () => void }} HeldLock */

/**
 * @param {string} path
 * @returns {import('./identity.cjs').ProcessIdentity | undefined} the living holder
 */
function holderOf(path) {
  const holder = read(path);
  return holder && lives(holder) ? holder : undefined;
}

/**
 * Takes the lock unless a living process holds it.
 * @param {string} path
 * @returns {HeldLock | undefined}
 */
function tryLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  try {
    for (let tries = 0; tries < 3; tries += 1) {
      if (linked(mine, path)) return { release: () => rmSync(path, { force: true }) };
      const holder = read(path);
      if (holder && lives(holder)) return undefined;
      if (holder) removeStale(path, holder);
    }
    return undefined;
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Waits for the lock; `onWait` hears once who holds it.
 * @param {string} path
 * @param {(holderPid: number) => void} onWait
 * @returns {Promise<HeldLock>}
 */
async function lock(path, onWait) {
  for (let told = false; ;) {
    const held = tryLock(path);
    if (held) return held;
    const holder = holderOf(path);
    if (holder && !told) {
      onWait(holder.pid);
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * Moves the stale lock aside before it is removed: if another process was faster and the path holds its new lock by now,
 * that one is put back.
 * @param {string} path
 * @param {import('./identity.cjs').ProcessIdentity} stale
 */
function removeStale(path, stale) {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && (moved.pid !== stale.pid || moved.startedAt !== stale.startedAt))
    linked(aside, path);
  rmSync(aside, { force: true });
}

/**
 * @param {string} from
 * @param {string} to
 */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} path
 * @returns {import('./identity.cjs').ProcessIdentity | undefined}
 */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

module.exports = { holderOf, tryLock, lock };
