import { existsSync } from 'node:fs';
import { appendFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../processes/free-port';
import { runCommand } from '../../processes/run-command';
import { launch, type Server } from '../server';
import { dataFolder, startProcess, untilReady, type Setting } from '../setting';
import { chrooted } from './chroot';

const binaries = '/usr/lib/postgresql/18/bin';
const template = '/var/lib/secop/template';
const data = '/var/lib/secop/data';
const user = 'postgres:postgres';
const environment = { ...process.env, LC_ALL: 'C.UTF-8' };

// The extension's own workers connect over the loopback address, which initdb's --auth=trust lets them.
const configuration = `
shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb'
cron.database_name = 'postgres'
cron.host = '127.0.0.1'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 300
`;
// MongoDB would keep half of the machine's memory as its cache. The log: a large load should not write every page twice.
const sized = ['-c', 'shared_buffers=1GB', '-c', 'max_wal_size=4GB'];
// Data that is thrown away after the run survives neither a power cut nor a killed server: nobody does that to it.
const unsynced = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** Makes the database folder with the extension that each run's own data begins as a copy of. Part of building the root. */
export async function createClusterTemplate(setting: Setting, root: string): Promise<void> {
  await mkdir(join(root, data), { recursive: true });
  await mkdir(join(root, template), { recursive: true });
  await inRoot(setting, root, 'root:root', ['chown', user, template, data]);
  await inRoot(setting, root, user, [
    ...[`${binaries}/initdb`, '-D', template, '-U', 'postgres'],
    ...['--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'],
  ]);
  await appendFile(join(root, template, 'postgresql.conf'), configuration);
  const port = await freePort();
  const server = await launch(serverOn(setting, { root, folder: join(root, template), port }));
  await psql(setting, root, port, 'CREATE EXTENSION documentdb CASCADE');
  await server.stop();
}

/** PostgreSQL on this run's data, not started yet, and its address. */
export async function preparePostgres(
  setting: Setting,
  root: string,
): Promise<{ url: string; server: Server }> {
  const folder = join(setting.run.data, 'documentdb-1');
  if (!existsSync(folder)) await copyTemplate(setting, root, folder);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  return { url, server: serverOn(setting, { root, folder, port }) };
}

interface Place {
  root: string;
  folder: string;
  port: number;
}

function serverOn(setting: Setting, { root, folder, port }: Place): Server {
  const [command, args] = chrooted(
    { root, user, binds: { [data]: folder, '/etc/hosts': '/etc/hosts' } },
    ...[`${binaries}/postgres`, '-D', data, '-c', `port=${port}`],
    ...sized,
    ...(setting.keepData ? [] : unsynced),
  );
  const name = 'postgres';
  return {
    name,
    spawn: () =>
      startProcess(setting, {
        ...{ name, command, args, env: environment, graceMs: 20_000 },
        stopSignal: 'SIGINT', // "fast": ends sessions; SIGTERM would wait for them
      }),
    ready: (process) => untilReady(process, () => psql(setting, root, port, 'SELECT 1')),
  };
}

async function copyTemplate(setting: Setting, root: string, folder: string): Promise<void> {
  await dataFolder(setting, '.');
  const copying = `${folder}.copying`;
  await rm(copying, { recursive: true, force: true });
  await run(setting, 'copy-database', ['cp', ['-a', join(root, template), copying]]);
  await rename(copying, folder);
}

function psql(setting: Setting, root: string, port: number, sql: string): Promise<void> {
  const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', 'postgres'];
  return inRoot(setting, root, user, [`${binaries}/psql`, ...connection, '-qAtc', sql]);
}

function inRoot(setting: Setting, root: string, as: string, command: string[]): Promise<void> {
  return run(setting, 'postgres-setup', chrooted({ root, user: as }, ...command));
}

function run(setting: Setting, name: string, [command, args]: [string, string[]]): Promise<void> {
  const { log, record } = { log: setting.run.log(name), record: setting.run.record(name) };
  return runCommand({ name, command, args, env: environment, log, record, limitMs: 120_000 });
}
