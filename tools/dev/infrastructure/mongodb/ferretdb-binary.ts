import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from '../../processes/find-on-path';
import { runCommand } from '../../processes/run-command';
import { say } from '../../say';
import { cached, cacheFolder } from '../cache';
import { followLog } from '../follow-log';
import type { Setting } from '../setting';
import { chrooted } from './chroot';

export const ferretdbVersion = '2.7.0';
const subject = 'MongoDB';
const cacheName = `ferretdb-${ferretdbVersion}`;
const source = `github.com/FerretDB/FerretDB/v2/cmd/ferretdb@v${ferretdbVersion}`;

/** The machine's Go if it can build FerretDB: since 1.21 it fetches the version that a module asks for. */
export async function usableGo(): Promise<string | undefined> {
  const go = findOnPath('go');
  if (!go) return undefined;
  const { stdout } = await promisify(execFile)(go, ['env', 'GOVERSION']).catch(() => ({
    stdout: '',
  }));
  return isRecentGo(stdout.trim()) ? go : undefined;
}

/** Whether `go1.24.3` and the like is 1.21 or newer. */
export function isRecentGo(version: string): boolean {
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 21);
}

export function ferretdbIsBuilt(): boolean {
  return existsSync(join(cacheFolder(), cacheName));
}

/** Builds FerretDB with the machine's Go or, without one, with the Go of the given Debian root. */
export async function ferretdbBinary(
  setting: Setting,
  go: string | undefined,
  rootWithGo: Promise<string>,
): Promise<string> {
  const folder = await cached(subject, cacheName, async (building) => {
    const work = join(building, 'go');
    await mkdir(work);
    if (go) await build(setting, [go, ['install', '-v', source]], work);
    else await build(setting, inRoot(await rootWithGo, work), '/mnt');
    await rename(join(work, 'bin/ferretdb'), join(building, 'ferretdb'));
    await rm(work, { recursive: true, force: true });
  });
  return join(folder, 'ferretdb');
}

async function build({ run }: Setting, [command, args]: [string, string[]], work: string) {
  say(subject, `building FerretDB ${ferretdbVersion} (about two minutes)`);
  const log = run.log('ferretdb-build');
  const stopFollowing = followLog('FerretDB', log);
  const env = {
    ...process.env,
    ...{ CGO_ENABLED: '0', GOBIN: `${work}/bin`, GOPATH: work, GOCACHE: `${work}/cache` },
    GOFLAGS: `${process.env['GOFLAGS'] ?? ''} -modcacherw`.trim(),
  };
  await runCommand({
    ...{ name: 'go install', command, args, env, log },
    record: run.record('ferretdb-build'),
    limitMs: 20 * 60_000,
  }).finally(stopFollowing);
}

/** The machine's own trust and name service go into the root with the command. */
function inRoot(root: string, work: string): [string, string[]] {
  const trust = process.env['SSL_CERT_FILE'] ?? '/etc/ssl/certs/ca-certificates.crt';
  const binds = {
    ...{ '/mnt': work, '/etc/hosts': '/etc/hosts', '/etc/resolv.conf': '/etc/resolv.conf' },
    ...(existsSync(trust) ? { '/etc/ssl/certs/ca-certificates.crt': trust } : {}),
  };
  return chrooted(
    { root, binds },
    '/usr/bin/env',
    '-u',
    'SSL_CERT_FILE',
    '/usr/bin/go',
    'install',
    '-v',
    source,
  );
}
