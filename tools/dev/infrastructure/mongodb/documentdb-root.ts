import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from '../../processes/find-on-path';
import { runCommand } from '../../processes/run-command';
import { say } from '../../say';
import { aptInstall, debianMirrors } from '../apt';
import { cached, cacheFolder } from '../cache';
import { followLog } from '../follow-log';
import { CannotDeliver } from '../provider';
import type { Setting } from '../setting';
import { privately } from './chroot';
import { createClusterTemplate } from './postgres';

const subject = 'MongoDB';
const suite = 'forky';
const debootstrapScript = '/usr/share/debootstrap/scripts/sid';
const plain = `documentdb-${suite}-1`;
const withCompiler = `${plain}-with-go`;

/** A small Debian that holds PostgreSQL 18 with the DocumentDB extension, and Go if asked for; only read once it is built. */
export async function documentdbRoot(setting: Setting, needsGo: boolean): Promise<string> {
  const name = needsGo || existsSync(join(cacheFolder(), withCompiler)) ? withCompiler : plain;
  const packages = [
    'postgresql-18-documentdb',
    'ca-certificates',
    ...(needsGo ? ['golang-go'] : []),
  ];
  const folder = await cached(subject, name, async (building) => {
    if (!findOnPath('debootstrap')) await aptInstall(subject, setting, ['debootstrap']);
    const root = join(building, 'root');
    await bootstrap(setting, root, packages);
    await prepare(root);
    await createClusterTemplate(setting, root);
  });
  return join(folder, 'root');
}

async function bootstrap(setting: Setting, root: string, packages: string[]): Promise<void> {
  const mirrors = await debianMirrors(subject, setting);
  if (mirrors.length === 0) throw new CannotDeliver("the machine's apt knows no Debian archive");
  const failures: string[] = [];
  for (const mirror of mirrors) {
    try {
      return await debootstrap(setting, root, mirror, packages);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
      await rm(root, { recursive: true, force: true });
    }
  }
  throw new CannotDeliver(failures.join('; '));
}

async function debootstrap({ run }: Setting, root: string, mirror: string, packages: string[]) {
  say(
    subject,
    'downloading PostgreSQL 18 with DocumentDB into a small Debian root (about two minutes)',
  );
  const log = run.log('debootstrap');
  await writeFile(log, '');
  const stopFollowing = followLog(subject, log, (line) => line.replace(/^I: /, ''));
  const [command, args] = privately(
    ...[findOnPath('debootstrap') ?? 'debootstrap', '--variant=minbase'],
    ...[`--include=${packages.join(',')}`, suite, root, mirror, debootstrapScript],
  );
  const record = run.record('debootstrap');
  await runCommand({
    name: 'debootstrap',
    command,
    args,
    log,
    record,
    limitMs: 20 * 60_000,
  }).finally(stopFollowing);
}

/** Makes room, and places for what is bound into the root from the machine. */
async function prepare(root: string): Promise<void> {
  const unread = [
    'var/cache/apt',
    'var/lib/apt/lists',
    'var/lib/postgresql/18',
    'usr/share/doc',
    'usr/share/locale',
  ];
  await Promise.all(
    unread.map((folder) => rm(join(root, folder), { recursive: true, force: true })),
  );
  await Promise.all(
    ['etc/hosts', 'etc/resolv.conf'].map((file) => writeFile(join(root, file), '', { flag: 'a' })),
  );
  await mkdir(join(root, 'mnt'), { recursive: true });
}
