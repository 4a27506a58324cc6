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
} from '@secop/dev';
import { declareTopology } from '@secop/messaging';
import type { Bench } from '../suite/bench';

/** The product's five services, each a process of its own, as operators run them. */
export interface Product {
  readonly url: string;
  readonly origin: string;
  /** Of a service. */
  readonly databases: Readonly<Record<'access-requests' | 'accounts' | 'notifier', string>>;
}

const inherited = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS'];

/** Compiled by the register hook while it starts; after that it is the JavaScript that an image holds. */
export async function startProduct(bench: Bench, smtpUrl: string): Promise<Product> {
  const { setting, servers } = bench;
  const names = { databasePrefix: bench.nameOf('product_'), vhost: bench.nameOf('product') };
  await declareTopology(await bench.vhost('product'));
  const ports = await choosePorts();
  const secrets = await developmentSecrets(setting.run.secrets);
  const settings = environments({ ...servers, inbox: { smtpUrl } }, names, ports, secrets);
  const needed = Object.fromEntries(inherited.map((name) => [name, process.env[name]]));
  await Promise.all(
    serviceNames.map(async (name) => {
      const process_ = await startProcess(setting, {
        name,
        command: process.execPath,
        args: ['-r', '@swc-node/register', join('apps', name, 'src/main.ts')],
        cwd: repository,
        env: { ...needed, NODE_ENV: 'production', ...settings[name], ...secrets[name] },
        graceMs: 20_000,
      });
      await untilReady(
        process_,
        async () => {
          const answer = await fetch(`http://127.0.0.1:${ports[name]}/readyz`);
          if (!answer.ok) throw new Error(`/readyz answered ${answer.status}`);
        },
        120_000,
      );
    }),
  );
  const database = (name: (typeof serviceNames)[number]) =>
    databaseUri(servers.store.uri, databaseOf(names, name));
  return {
    url: `http://127.0.0.1:${ports.gateway}`,
    origin: settings.gateway.PUBLIC_ORIGIN!,
    databases: {
      'access-requests': database('access-requests'),
      accounts: database('accounts'),
      notifier: database('notifier'),
    },
  };
}
