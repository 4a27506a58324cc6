import { renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Servers } from '../infrastructure/resolve';
import { holderOf } from '../processes/lock.cjs';
import type { RunFolder } from '../run-folder';
import type { Secrets } from './keys';
import type { Environment, ServiceName } from './services';

/** What runs: for the story, the end-to-end tests, operators' commands and people. Secrets stand in a file of their own. */
export interface SystemFile {
  gateway: string;
  inbox?: string;
  smtp: string;
  /** Without a database. */
  mongodb: string;
  databases: Record<string, string>;
  /** With the vhost. */
  rabbitmq: string;
  rabbitmqManagement: string;
  /** Whether every service has been ready. */
  ready: boolean;
  processes: Partial<Record<ServiceName, number>>;
  logs: string;
  environment: Record<ServiceName, Environment>;
  secrets: string;
  servers: Servers;
}

/** Written whole or not at all, so that a reader never sees half of it. Addresses may carry passwords: owner only. */
export function writeSystemFile(file: string, system: SystemFile): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(system, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export async function readSystemFile(file: string): Promise<SystemFile | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SystemFile;
  } catch {
    return undefined;
  }
}

/** The system of another command that is alive, once all of it is ready. */
export async function liveSystem(run: RunFolder): Promise<SystemFile | undefined> {
  if (!holderOf(run.commandLock)) return undefined;
  const system = await readSystemFile(run.system);
  return system?.ready ? system : undefined;
}

/** One service's whole environment: what every process needs, its own settings, its own secrets. */
export async function serviceEnvironment(
  system: SystemFile,
  service: ServiceName,
): Promise<NodeJS.ProcessEnv> {
  const secrets = JSON.parse(await readFile(system.secrets, 'utf8')) as Secrets;
  const inherited = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];
  const needed = inherited.map((name) => [name, process.env[name]] as const);
  return { ...Object.fromEntries(needed), ...system.environment[service], ...secrets[service] };
}
