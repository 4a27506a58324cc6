import { rm } from 'node:fs/promises';
import type { Servers } from '../infrastructure/resolve';
import { createVhost, vhostUrl } from '../infrastructure/rabbitmq/broker';
import type { Setting } from '../infrastructure/setting';
import { say } from '../say';
import { buildPortal } from './build-portal';
import { developmentSecrets } from './keys';
import { RunningService } from './running-service';
import { choosePorts, databaseOf, environments, serviceNames, type Names } from './services';
import { runScript } from './run-script';
import { serviceEnvironment, writeSystemFile, type SystemFile } from './system-file';

/** Starts every service on the servers, each a process of its own; resolves when all are ready. */
export async function startSystem(
  setting: Setting,
  servers: Servers,
  names: Names,
  gatewayPort?: number,
): Promise<SystemFile> {
  const { run } = setting;
  const ports = await choosePorts(gatewayPort);
  const [secrets, portal] = await Promise.all([
    developmentSecrets(run.secrets),
    buildPortal(setting),
  ]);
  const system: SystemFile = {
    gateway: `http://localhost:${ports.gateway}`,
    inbox: servers.inbox.url,
    smtp: servers.inbox.smtpUrl,
    mongodb: servers.store.uri,
    databases: Object.fromEntries(serviceNames.map((name) => [name, databaseOf(names, name)])),
    rabbitmq: vhostUrl(servers.broker.url, names.vhost),
    rabbitmqManagement: servers.broker.managementUrl,
    ready: false,
    processes: {},
    logs: run.logs,
    environment: environments(servers, names, ports, secrets, portal),
    secrets: run.secrets,
    servers,
  };
  await setting.lifetime.add(() => rm(run.system, { force: true }));
  await createVhost(servers.broker, names.vhost);
  await declareTopology(setting, system);
  const services = { ...setting, lifetime: await setting.lifetime.part('sideBySide') };
  await Promise.all(
    serviceNames.map(async (name) => {
      const environment = await serviceEnvironment(system, name);
      const service = new RunningService(services, name, environment, (pid) => {
        system.processes[name] = pid;
        writeSystemFile(run.system, system);
      });
      await service.start(ports[name]);
      say(name, `ready (process ${system.processes[name]})`);
    }),
  );
  system.ready = true;
  writeSystemFile(run.system, system);
  return system;
}

/** Every queue exists before the first service publishes. */
async function declareTopology(setting: Setting, system: SystemFile): Promise<void> {
  const code = await runScript(setting, 'topology', 'libs/messaging/src/declare-topology.ts', [], {
    ...process.env,
    RABBITMQ_URL: system.rabbitmq,
    RABBITMQ_MANAGEMENT_URL: system.rabbitmqManagement,
  });
  if (code !== 0) throw new Error('The topology could not be declared; the reason stands above.');
}
