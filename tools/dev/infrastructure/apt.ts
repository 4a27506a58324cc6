import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from '../processes/find-on-path';
import { lock } from '../processes/lock.cjs';
import { runCommand } from '../processes/run-command';
import { say } from '../say';
import { cacheFolder } from './cache';
import { CannotDeliver } from './provider';
import type { Setting } from './setting';

const run = promisify(execFile);
const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };

/** Setting up packages needs Debian's or Ubuntu's apt and root. */
export function requireAptAndRoot(): void {
  if (!findOnPath('apt-get')) throw new CannotDeliver('this machine has no apt');
  if (process.getuid?.() !== 0) throw new CannotDeliver('installing packages needs root');
}

/** Installs packages of the distribution; the servers among them are not started by their own scripts. */
export async function aptInstall(
  subject: string,
  setting: Setting,
  packages: string[],
): Promise<void> {
  const held = await lock(join(cacheFolder(), 'apt.lock'), (pid) =>
    say(subject, `another command (process ${pid}) installs packages; waiting for it`),
  );
  try {
    say(subject, `installing ${packages.join(', ')} with apt`);
    await aptGet(subject, setting, ['update'], 'apt-update');
    await withoutStartingServers(() =>
      aptGet(
        subject,
        setting,
        ['install', '-y', '--no-install-recommends', ...packages],
        'apt-install',
      ),
    );
  } finally {
    held.release();
  }
}

/** Where this machine gets the Debian archive from (neither its security nor its updates part), by its own set-up. */
export async function debianMirrors(subject: string, setting: Setting): Promise<string[]> {
  const known = await archives();
  if (known.length > 0) return known;
  await aptGet(subject, setting, ['update'], 'apt-update');
  return archives();
}

async function archives(): Promise<string[]> {
  const format = '$(ORIGIN)|$(RELEASE)|$(REPO_URI)';
  const { stdout } = await run('apt-get', [
    'indextargets',
    '--format',
    format,
    'Created-By: Packages',
  ]);
  return debianArchives(stdout);
}

/** Picks the archives out of lines of `origin|release|address`. */
export function debianArchives(lines: string): string[] {
  const addresses = lines
    .split('\n')
    .map((line) => line.split('|'))
    .filter(
      ([origin, release]) =>
        origin === 'Debian' && !/-(security|updates|backports)/.test(release ?? ''),
    )
    .map(([, , address]) => address ?? '');
  return [...new Set(addresses)];
}

async function aptGet(
  subject: string,
  { run }: Setting,
  args: string[],
  name: string,
): Promise<void> {
  await runCommand({
    name,
    command: 'apt-get',
    args: ['-o', 'DPkg::Lock::Timeout=300', ...args],
    env: quiet,
    log: run.log(name),
    record: run.record(`${subject}-${name}`),
    limitMs: 15 * 60_000,
    graceMs: 60_000,
  });
}

/**
 * Debian starts a server as soon as it is installed, on every address. Its own switch against that is a policy file; one
 * that an interrupted run of ours left is removed, anybody else's stays.
 */
async function withoutStartingServers(install: () => Promise<void>): Promise<void> {
  const policy = '/usr/sbin/policy-rc.d';
  const ours =
    '#!/bin/sh\n# secop-access: while packages are installed, no server starts.\nexit 101\n';
  const present = existsSync(policy) ? await readFile(policy, 'utf8') : undefined;
  if (present !== undefined && present !== ours) return install();
  await writeFile(policy, ours, { mode: 0o755 });
  try {
    await install();
  } finally {
    await rm(policy, { force: true });
  }
}
