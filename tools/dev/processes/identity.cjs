// Which process a number means: a pid is used again, a pid with its start time is not. Only Node's own modules.
'use strict';
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');

/** @typedef {{ pid: number, startedAt: string | undefined }} ProcessIdentity */

/**
 * When the process started, as a text that no other process has; `undefined` if there is no such process.
 * @param {number} pid
 * @returns {string | undefined}
 */
function startOf(pid) {
  try {
    if (process.platform === 'linux') return startOnLinux(pid);
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return started.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function startOnLinux(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot}:${fields[18]}`;
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity}
 */
function identify(pid) {
  return { pid, startedAt: startOf(pid) };
}

/**
 * Whether exactly this process, started at that moment, still runs.
 * @param {ProcessIdentity} identity
 */
function lives({ pid, startedAt }) {
  return startedAt !== undefined && startOf(pid) === startedAt;
}

/**
 * Signals every process of the group; a group that is gone is no error.
 * @param {number} leader
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/** @param {number} leader */
function groupLives(leader) {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}

module.exports = { startOf, identify, lives, signalGroup, groupLives };
