import { rm } from 'node:fs/promises';
import { endWith } from '../command';
import { dropDatabases } from '../infrastructure/mongodb/store';
import { deleteVhost } from '../infrastructure/rabbitmq/broker';
import { resolvePromtool } from '../infrastructure/prometheus/resolve-promtool';
import { resolveServers, type Servers } from '../infrastructure/resolve';
import type { Setting } from '../infrastructure/setting';
import { holderOf } from '../processes/lock.cjs';
import { RunFolder } from '../run-folder';
import { say } from '../say';
import { startSystem } from '../system/start-system';
import { liveSystem } from '../system/system-file';

/** The servers of a live `npm start`, or ones of this run alone whose data is thrown away. */
export async function testServers(setting: Setting): Promise<Servers> {
  const start = RunFolder.ofStart();
  const started = await liveSystem(start);
  const starter = holderOf(start.commandLock);
  if (started && starter) {
    say('servers', 'those of the npm start that runs here, with databases and a vhost of our own');
    endWith(starter, setting.lifetime, 'That npm start has ended.\n\n0 passed, 1 failed');
    return { ...started.servers, givenStore: true, givenBroker: true };
  }
  await rm(setting.run.data, { recursive: true, force: true });
  await setting.lifetime.add(() => rm(setting.run.data, { recursive: true, force: true }));
  return resolveServers(setting);
}

/** The environment in which libs/testing finds the servers. */
export function testEnvironment({ store, broker }: Servers): Record<string, string> {
  return {
    MONGODB_URI: store.uri,
    RABBITMQ_URL: broker.url,
    RABBITMQ_MANAGEMENT_URL: broker.managementUrl,
  };
}

/** What libs/testing judges alert rules with; without it the tests that need it say how to provide it. */
export async function promtoolEnvironment(setting: Setting): Promise<Record<string, string>> {
  try {
    return { PROMTOOL: await resolvePromtool(setting) };
  } catch (error) {
    say('promtool', (error as Error).message);
    return {};
  }
}

/** Starts a whole system for the end-to-end tests; what it keeps on the servers is dropped before and after. */
export async function startTestSystem(setting: Setting, servers: Servers): Promise<void> {
  const { key } = setting.run;
  const names = { databasePrefix: `secop_test_${key}_`, vhost: `secop-test-${key}` };
  const drop = () => dropAll(servers, names);
  await drop();
  if (servers.givenStore || servers.givenBroker) await setting.lifetime.add(drop);
  await startSystem(setting, servers, names);
}

async function dropAll(
  servers: Servers,
  names: { databasePrefix: string; vhost: string },
): Promise<void> {
  await dropDatabases(servers.store.uri, names.databasePrefix);
  await deleteVhost(servers.broker, names.vhost);
}
