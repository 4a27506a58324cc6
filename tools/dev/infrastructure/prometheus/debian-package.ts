import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../processes/run-command';
import { requireAptAndRoot } from '../apt';
import { cached } from '../cache';
import { CannotDeliver, type Provider } from '../provider';
import type { Setting } from '../setting';

/** Unpacked, not installed: the package would set up a server and a user, and only one program of it is wanted. */
export const promtoolFromDebianPackage: Provider<string> = {
  name: "the distribution's prometheus",
  async provide(setting) {
    requireAptAndRoot();
    const folder = await cached('promtool', 'promtool', (building) => unpack(building, setting));
    const file = join(folder, 'usr/bin/promtool');
    return { description: file, value: file };
  },
};

async function unpack(folder: string, setting: Setting): Promise<void> {
  await run('apt-update', 'apt-get', ['update'], folder, setting);
  await run('download', 'apt-get', ['download', 'prometheus'], folder, setting);
  const [archive] = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
  if (!archive) throw new CannotDeliver('the distribution has no prometheus');
  await run('unpack', 'dpkg-deb', ['--extract', archive, '.'], folder, setting);
}

const run = (step: string, command: string, args: string[], cwd: string, setting: Setting) =>
  runCommand({
    name: `promtool-${step}`,
    command,
    args,
    cwd,
    log: setting.run.log(`promtool-${step}`),
    record: setting.run.record(`promtool-${step}`),
    limitMs: 10 * 60_000,
  });
