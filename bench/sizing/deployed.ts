import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  freePort,
  repository,
  runCommand,
  serviceNames,
  type ServiceName,
  type Setting,
} from '@secop/dev';
import { load } from 'js-yaml';
import { prepareProduct, startService, type PreparedProduct } from '../chain/product';
import type { Bench } from '../suite/bench';
import { runMeasured, type CommandUse } from './watching/run-measured';
import { usageOf } from './watching/process-usage';

const apps = [...serviceNames, 'reconciler'] as const;
type AppName = (typeof apps)[number];
export const owners = ['identity', 'accounts', 'access-requests', 'notifier'] as const;

/** A service that runs. */
export interface Running {
  readonly name: string;
  readonly pid: number;
  readonly metricsPort: number;
  /** From the start of the process until it was ready. */
  readonly startCpuMs: number;
}

/** The product as its images run it: what their build makes, the same command, options of Node and settings. */
export class Deployed {
  private constructor(
    readonly product: PreparedProduct,
    readonly nodeOptions: string,
    /** Without its `v`. */
    readonly nodeVersion: string,
    private readonly setting: Setting,
    private readonly node: string,
  ) {}

  static async prepare(bench: Bench, setting: Setting, smtpUrl: string): Promise<Deployed> {
    await build(setting);
    const product = await prepareProduct(bench, smtpUrl, 'sized');
    const { node } = bench.plan;
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
    return new Deployed(product, nodeOptions(), version, setting, node);
  }

  /** What the migration Jobs do. */
  async migrate(): Promise<CommandUse[]> {
    const uses: CommandUse[] = [];
    for (const owner of owners) {
      uses.push(await this.operate(owner, ['migrate', '--as', 'bench']));
    }
    return uses;
  }

  startAll(): Promise<Running[]> {
    return Promise.all(
      serviceNames.map((name) => this.start(name, this.product.ports[name], name)),
    );
  }

  /** One more of a service; `name` is what it is called here. */
  async startReplica(service: ServiceName, name: string): Promise<Running & { url: string }> {
    const port = await freePort();
    return { ...(await this.start(service, port, name)), url: `http://127.0.0.1:${port}` };
  }

  /** An operators' command of a service, as the image has it. */
  operate(app: (typeof owners)[number], args: readonly string[]): Promise<CommandUse> {
    return this.run(app, 'ops.js', args, { ...this.product.environments[app], SCHEMA: 'check' });
  }

  reconcile(args: readonly string[]): Promise<CommandUse> {
    // What is copied for the measurement is in no journal: all of it counts as still under way.
    const env = {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      RECONCILE_GRACE_SECONDS: '86400',
    };
    return this.run('reconciler', 'main.js', args, env);
  }

  private run(app: AppName, script: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    return runMeasured(this.setting, {
      name: [app, ...args.slice(0, args[0] === 'directory' ? 2 : 1)].join(' '),
      command: this.node,
      args: [script, ...args],
      cwd: folderOf(app),
      env: { ...env, NODE_OPTIONS: this.nodeOptions },
    });
  }

  private async start(service: ServiceName, port: number, name: string): Promise<Running> {
    const metricsPort = await freePort();
    const { pid } = await startService(this.setting, {
      name: `sized-${name}`,
      command: this.node,
      args: ['main.js'],
      cwd: folderOf(service),
      env: {
        ...this.product.environments[service],
        ...{ SCHEMA: 'check', TOPOLOGY: 'check', NODE_OPTIONS: this.nodeOptions },
        ...{ PORT: String(port), METRICS_PORT: String(metricsPort) },
        ...(service === 'gateway' ? { PORTAL_FILES: join(folderOf('gateway'), 'portal') } : {}),
      },
    });
    return { name, pid, metricsPort, startCpuMs: usageOf(pid)?.cpuMs ?? 0 };
  }
}

const folderOf = (app: AppName) => join(repository, 'dist/apps', app);

/** The build step of the Dockerfile. */
async function build({ run }: Setting): Promise<void> {
  await runCommand({
    name: 'nx build',
    command: join(repository, 'node_modules/.bin/nx'),
    args: ['run-many', '--target', 'build', '--projects', apps.join(',')],
    cwd: repository,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
    log: run.log('build'),
    limitMs: 10 * 60_000,
  });
}

interface Deployment {
  spec: { template: { spec: { containers: { env?: { name: string; value: string }[] }[] } } };
}

/** Those that every service's container gets: outside of one, Node would choose by the size of the machine. */
function nodeOptions(): string {
  const file = join(repository, 'k8s/base/every-service.yaml');
  const { spec } = load(readFileSync(file, 'utf8')) as Deployment;
  const env = spec.template.spec.containers[0]?.env ?? [];
  return env.find(({ name }) => name === 'NODE_OPTIONS')?.value ?? '';
}
