import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from '../../processes/find-on-path';
import { tail } from '../../processes/run-command';
import { followLog } from '../follow-log';
import { CannotDeliver } from '../provider';
import { startProcess, type Setting } from '../setting';
import type { ContainerUp, ContainerWish } from './container';

const docker = promisify(execFile);

/** Throws unless an engine answers; a client alone is not enough. */
export async function requireDockerEngine(): Promise<void> {
  if (!findOnPath('docker')) throw new CannotDeliver('no Docker on this machine', true);
  const version = ['version', '--format', '{{.Server.Version}}'];
  await docker('docker', version, { timeout: 10_000 }).catch(() => {
    throw new CannotDeliver('no Docker engine answers');
  });
}

/** Starts a container that ends with the command; throws if its image cannot be had. */
export async function startContainer(
  subject: string,
  setting: Setting,
  wish: Omit<ContainerWish, 'label'>,
): Promise<ContainerUp> {
  await requireDockerEngine();
  const name = `docker-${subject.toLowerCase()}`;
  const label = `${setting.run.key}-${name}`;
  await removeLeftover(label);
  const log = setting.run.log(name);
  const container = await startProcess(setting, {
    name,
    command: process.execPath,
    args: [
      '-r',
      '@swc-node/register',
      join(__dirname, 'container.ts'),
      JSON.stringify({ ...wish, label }),
    ],
    env: { ...process.env, TESTCONTAINERS_RYUK_DISABLED: 'true', DEBUG: 'testcontainers:pull*' },
    graceMs: 25_000,
  });
  const stopFollowing = followLog(subject, log);
  let over = false;
  void container.ended.then(() => (over = true));
  try {
    for (;;) {
      const up = await announced(log);
      if (up) return up;
      if (over) throw new CannotDeliver(`${wish.image}: ${await tail(log, 1)}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    stopFollowing();
  }
}

async function announced(log: string): Promise<ContainerUp | undefined> {
  const line = (await readFile(log, 'utf8')).split('\n').find((text) => text.startsWith('{"host"'));
  return line ? (JSON.parse(line) as ContainerUp) : undefined;
}

async function removeLeftover(label: string): Promise<void> {
  const filter = ['ps', '--all', '--quiet', '--filter', `label=co.secop-access.run=${label}`];
  const { stdout } = await docker('docker', filter);
  const containers = stdout.split('\n').filter(Boolean);
  if (containers.length > 0) await docker('docker', ['rm', '--force', ...containers]);
}
