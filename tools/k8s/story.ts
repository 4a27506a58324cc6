import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  clearLeftovers,
  endOnSignals,
  freePort,
  Lifetime,
  repository,
  RunFolder,
  runScript,
  startProcess,
  untilReady,
  type Setting,
} from '@secop/dev';
import { renderAll } from './rendering/overlays';
import { findRenderer } from './rendering/renderer';
import { Kubectl } from './server/kubectl';
import { DevelopmentCluster } from './story/development-cluster';

const usage = `Usage: npm run k8s:story -- --kubeconfig FILE
  Deploys k8s/overlays/dev to that cluster, waits until it is ready, and plays the story against it. The cluster needs a node
  with the images secop-access/*:dev on it; the local port 8080 has to be free, because the portal's origin names it.`;
const gatewayPort = 8080;
const story = 'apps/e2e/src/story/main.ts';

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { kubeconfig: { type: 'string' } } });
  if (!values.kubeconfig) {
    console.error(usage);
    return 2;
  }
  const kubeconfig = resolve(values.kubeconfig);
  const run = new RunFolder(join(repository, '.run/k8s'));
  const setting: Setting = { run, lifetime: new Lifetime(), keepData: true };
  endOnSignals(setting.lifetime);
  await clearLeftovers(run.records);
  try {
    return await playOn(kubeconfig, setting);
  } finally {
    await setting.lifetime.end();
  }
}

async function playOn(kubeconfig: string, setting: Setting): Promise<number> {
  if ((await freePort(gatewayPort)) !== gatewayPort) {
    throw new Error(`The local port ${gatewayPort} is taken, and the portal's origin names it.`);
  }
  const renderer = findRenderer();
  const dev = renderAll(renderer).find(({ name }) => name === 'dev');
  if (!dev) throw new Error('there is no overlay dev');
  const cluster = new DevelopmentCluster(new Kubectl(kubeconfig), dev, setting.run.secrets);
  const taken = await cluster.deploy();
  console.log(`${taken} objects in ${cluster.namespace}, rendered by ${renderer.name}`);
  cluster.ready();
  const to = ['--kubeconfig', kubeconfig, '-n', cluster.namespace];
  const inboxPort = await freePort();
  await forward(setting, to, 'gateway', `${gatewayPort}:http`, gatewayPort);
  await forward(setting, to, 'mail-catcher', `${inboxPort}:http`, inboxPort);
  const operators = `kubectl ${to.join(' ')} exec -i deployment/SERVICE -- node apps/SERVICE/ops.js`;
  const stage = [
    ...['--gateway', `http://localhost:${gatewayPort}`],
    ...['--inbox', `http://127.0.0.1:${inboxPort}`],
    ...['--operators', operators],
  ];
  return runScript(setting, 'story', story, stage, process.env);
}

/** Leads a local port to a Service for as long as this command runs. */
async function forward(
  setting: Setting,
  to: string[],
  service: string,
  ports: string,
  local: number,
): Promise<void> {
  const forwarding = await startProcess(setting, {
    name: `port-forward-${service}`,
    command: 'kubectl',
    args: [...to, 'port-forward', `service/${service}`, ports],
  });
  await untilReady(forwarding, () => fetch(`http://localhost:${local}/`));
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
