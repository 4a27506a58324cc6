import { join } from 'node:path';
import {
  choosePorts,
  createVhost,
  databaseOf,
  deleteVhost,
  developmentSecrets,
  dropDatabases,
  environments,
  freePort,
  repository,
  resolveServers,
  runScript,
  serviceNames,
  startProcess,
  untilReady,
  vhostUrl,
  type Names,
  type ServiceName,
  type Servers,
  type Setting,
} from '@secop/dev';
import type { System } from '../system/system';

export interface ObservedSystem {
  readonly system: System;
  /** With the vhost. */
  readonly brokerUrl: string;
  /** Where each service says its figures. */
  readonly metrics: Readonly<Record<ServiceName, string>>;
  readonly logs: Readonly<Record<ServiceName, string>>;
}

/** A whole system of its own that says all it can: every log line, every figure, every span. */
export async function startObservedSystem(
  setting: Setting,
  traces: string,
): Promise<ObservedSystem> {
  const { run, lifetime } = setting;
  const names = {
    databasePrefix: `secop_observed_${run.key}_`,
    vhost: `secop-observed-${run.key}`,
  };
  const servers = await resolveServers(setting);
  const brokerUrl = await emptyRooms(setting, servers, names);
  const ports = await choosePorts();
  const secrets = await developmentSecrets(run.secrets);
  const told = environments(servers, names, ports, secrets);
  const sideBySide = { ...setting, lifetime: await lifetime.part('sideBySide') };
  const metrics: Partial<Record<ServiceName, string>> = {};
  await Promise.all(
    serviceNames.map(async (service) => {
      const metricsPort = await freePort();
      metrics[service] = `http://127.0.0.1:${metricsPort}/metrics`;
      const { PATH, HOME } = process.env;
      const started = await startProcess(sideBySide, {
        name: service,
        command: process.execPath,
        args: ['-r', '@swc-node/register', join('apps', service, 'src/main.ts')],
        cwd: repository,
        env: {
          ...{ PATH, HOME },
          ...told[service],
          ...secrets[service],
          LOG_LEVEL: 'debug',
          METRICS_PORT: String(metricsPort),
          OTEL_EXPORTER_OTLP_ENDPOINT: traces,
          OTEL_BSP_SCHEDULE_DELAY: '200',
        },
      });
      const ready = `http://127.0.0.1:${ports[service]}/readyz`;
      await untilReady(started, () => answersOk(ready), 120_000);
    }),
  );
  const system: System = {
    file: run.system,
    gateway: `http://localhost:${ports.gateway}`,
    inbox: servers.inbox.url,
    smtp: servers.inbox.smtpUrl,
    mongodb: servers.store.uri,
    databases: Object.fromEntries(serviceNames.map((name) => [name, databaseOf(names, name)])),
    processes: {},
  };
  const logs = Object.fromEntries(serviceNames.map((name) => [name, run.log(name)]));
  return {
    system,
    brokerUrl,
    metrics: metrics as Record<ServiceName, string>,
    logs: logs as Record<ServiceName, string>,
  };
}

async function emptyRooms(setting: Setting, servers: Servers, names: Names): Promise<string> {
  const { broker, store } = servers;
  const clear = async () => {
    await dropDatabases(store.uri, names.databasePrefix);
    await deleteVhost(broker, names.vhost);
  };
  await clear();
  await setting.lifetime.add(clear);
  await createVhost(broker, names.vhost);
  const url = vhostUrl(broker.url, names.vhost);
  const code = await runScript(setting, 'topology', 'libs/messaging/src/declare-topology.ts', [], {
    ...process.env,
    RABBITMQ_URL: url,
    RABBITMQ_MANAGEMENT_URL: broker.managementUrl,
  });
  if (code !== 0) throw new Error('The topology could not be declared; the reason stands above.');
  return url;
}

async function answersOk(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
}
