import { join } from 'node:path';
import {
  choosePorts,
  databaseOf,
  databaseUri,
  developmentSecrets,
  environments,
  repository,
  serviceNames,
  startProcess,
  untilReady,
  type Ports,
  type ServiceName,
  type Setting,
  type Supervised,
} from '@secop/dev';
import { declareTopology } from '@secop/messaging';
import type { Bench } from '../suite/bench';

/** The product's five services, each a process of its own, as operators run them. */
export interface Product {
  readonly url: string;
  readonly origin: string;
  /** Of a service. */
  readonly databases: Readonly<Record<Exclude<ServiceName, 'gateway'>, string>>;
}

/** Everything that the services need, before they are started. */
export interface PreparedProduct extends Product {
  readonly ports: Ports;
  /** All that each service finds in its environment. */
  readonly environments: Readonly<Record<ServiceName, NodeJS.ProcessEnv>>;
}

const inherited = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS'];

/** Queues, keys, ports, and databases that are this run's own; `name` tells the products of one run apart. */
export async function prepareProduct(
  bench: Bench,
  smtpUrl: string,
  name: string,
): Promise<PreparedProduct> {
  const { setting, servers } = bench;
  const names = { databasePrefix: bench.nameOf(`${name}_`), vhost: bench.nameOf(name) };
  await declareTopology(await bench.vhost(name));
  const ports = await choosePorts();
  const secrets = await developmentSecrets(setting.run.secrets);
  const settings = environments({ ...servers, inbox: { smtpUrl } }, names, ports, secrets);
  const needed = Object.fromEntries(inherited.map((variable) => [variable, process.env[variable]]));
  const environmentOf = (service: ServiceName): NodeJS.ProcessEnv => ({
    ...needed,
    NODE_ENV: 'production',
    ...settings[service],
    ...secrets[service],
  });
  const database = (service: ServiceName) =>
    databaseUri(servers.store.uri, databaseOf(names, service));
  return {
    url: `http://127.0.0.1:${ports.gateway}`,
    origin: settings.gateway.PUBLIC_ORIGIN!,
    databases: {
      identity: database('identity'),
      accounts: database('accounts'),
      'access-requests': database('access-requests'),
      notifier: database('notifier'),
    },
    ports,
    environments: {
      notifier: environmentOf('notifier'),
      identity: environmentOf('identity'),
      accounts: environmentOf('accounts'),
      'access-requests': environmentOf('access-requests'),
      gateway: environmentOf('gateway'),
    },
  };
}

/** Compiled by the register hook while it starts; after that it is the JavaScript that an image holds. */
export async function startProduct(bench: Bench, smtpUrl: string): Promise<Product> {
  const product = await prepareProduct(bench, smtpUrl, 'product');
  await Promise.all(
    serviceNames.map((name) =>
      startService(bench.setting, {
        name,
        command: process.execPath,
        args: ['-r', '@swc-node/register', join('apps', name, 'src/main.ts')],
        cwd: repository,
        env: product.environments[name],
      }),
    ),
  );
  return product;
}

export interface ServiceProcess {
  readonly name: string;
  readonly command: string;
  readonly args: string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Resolves when the service is ready. */
export async function startService(setting: Setting, service: ServiceProcess): Promise<Supervised> {
  const started = await startProcess(setting, { ...service, graceMs: 20_000 });
  await untilReady(
    started,
    async () => {
      const answer = await fetch(`http://127.0.0.1:${service.env['PORT']}/readyz`);
      if (!answer.ok) throw new Error(`/readyz answered ${answer.status}`);
    },
    120_000,
  );
  return started;
}
