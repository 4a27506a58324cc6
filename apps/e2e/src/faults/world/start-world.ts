import { join } from 'node:path';
import {
  choosePorts,
  createVhost,
  databaseOf,
  deleteVhost,
  developmentSecrets,
  dropDatabases,
  environments,
  runScript,
  serviceNames,
  vhostUrl,
  type Names,
  type Ports,
  type Setting,
} from '@secop/dev';
import type { System } from '../../system/system';
import { KillOrders } from '../kill-points/kill-orders';
import { build, type Edit } from './build';
import { Clocks } from './clocks';
import { Databases } from './databases';
import { FaultWorld } from './fault-world';
import type { Held } from './held-servers';
import { Links } from './links';
import { People } from './people';
import { ProcessFleet, type EnvironmentOf } from './process-fleet';
import { RecordedWorkload } from './recorded-workload';

/** Databases, a vhost and processes of its own; resolves when every service is ready. Edits make another product of it. */
export async function startWorld(
  setting: Setting,
  held: Held,
  edits: readonly Edit[] = [],
): Promise<FaultWorld> {
  const { run } = setting;
  const names = { databasePrefix: `secop_faults_${run.key}_`, vhost: `secop-faults-${run.key}` };
  const brokerUrl = await emptyRooms(setting, held, names);
  const wires = new Links({
    broker: held.brokerUrls(),
    store: [held.storeUri],
    smtp: [held.smtp.url],
  });
  await setting.lifetime.add(() => wires.close());
  const killPoints = new KillOrders(join(run.path, 'kill-points'));
  const tree = build(join(run.path, 'build'), edits);
  const clocks = new Clocks(join(run.path, 'clocks'));
  const ports = await choosePorts();
  const known = { setting, held, names, ports, wires, killPoints, clocks };
  const environmentOf = await environmentsOf(known);
  const sideBySide = { ...setting, lifetime: await setting.lifetime.part('sideBySide') };
  const services = new ProcessFleet(sideBySide, environmentOf, tree);
  await services.startAll(ports);
  const system = describe(setting, held, names, ports);
  const databases = new Databases(system);
  await setting.lifetime.add(() => databases.close());
  const people = new People(system.gateway, held.smtp);
  const workload = new RecordedWorkload(people, join(run.path, 'intents.jsonl'));
  const parts = { setting, held, wires, killPoints, clocks, services, system, brokerUrl };
  return new FaultWorld({ ...parts, databases, workload });
}

/** Nothing is left of an earlier world, and nothing will be left of this one. */
async function emptyRooms(setting: Setting, held: Held, names: Names): Promise<string> {
  const broker = { url: held.brokerUrls()[0]!, managementUrl: held.managementUrl() };
  const clear = async () => {
    await dropDatabases(held.storeUri, names.databasePrefix);
    await deleteVhost(broker, names.vhost);
  };
  await clear();
  if (!held.own) await setting.lifetime.add(clear);
  await createVhost(broker, names.vhost);
  const brokerUrl = vhostUrl(broker.url, names.vhost);
  const code = await runScript(setting, 'topology', 'libs/messaging/src/declare-topology.ts', [], {
    ...process.env,
    RABBITMQ_URL: brokerUrl,
    RABBITMQ_MANAGEMENT_URL: broker.managementUrl,
  });
  if (code !== 0) throw new Error('The topology could not be declared; the reason stands above.');
  return brokerUrl;
}

interface Known {
  readonly setting: Setting;
  readonly held: Held;
  readonly names: Names;
  readonly ports: Ports;
  readonly wires: Links;
  readonly killPoints: KillOrders;
  readonly clocks: Clocks;
}

async function environmentsOf(known: Known): Promise<EnvironmentOf> {
  const { setting, held, names, ports, wires, killPoints, clocks } = known;
  const secrets = await developmentSecrets(setting.run.secrets);
  return async (name, service, port) => {
    const { broker, store, smtp } = await wires.lay(name);
    const servers = {
      store: { uri: `${store.replace(/\/$/, '')}/?directConnection=true` },
      broker: { url: broker, managementUrl: held.managementUrl() },
      inbox: { smtpUrl: smtp },
      givenStore: true,
      givenBroker: true,
    };
    const told = environments(servers, names, ports, secrets)[service];
    const { NODE_OPTIONS, ...orders } = killPoints.environment(name);
    return {
      ...inherited(),
      ...told,
      PORT: String(port),
      ...secrets[service],
      ...orders,
      ...clocks.environment(name),
      NODE_OPTIONS: `${NODE_OPTIONS} --require "${Clocks.preload}"`,
    };
  };
}

function inherited(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

function describe({ run }: Setting, held: Held, names: Names, ports: Ports): System {
  return {
    file: run.system,
    gateway: `http://localhost:${ports.gateway}`,
    smtp: held.smtp.url,
    mongodb: held.storeUri,
    databases: Object.fromEntries(serviceNames.map((name) => [name, databaseOf(names, name)])),
    processes: {},
  };
}
