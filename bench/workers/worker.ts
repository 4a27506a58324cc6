import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { repository, type Setting } from '@secop/dev';

interface Reply {
  ready?: true;
  outcome?: unknown;
  error?: string;
}

/** A process of its own for one side of a comparison; it ends with its parent. */
export class Worker {
  private asked:
    { resolve: (outcome: unknown) => void; reject: (error: Error) => void } | undefined;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    child.on('message', ({ outcome, error }: Reply) => {
      if (error === undefined) this.asked?.resolve(outcome);
      else this.asked?.reject(new Error(`${name}: ${error}`));
    });
    child.on('error', (error) => this.asked?.reject(error));
    child.on('exit', (code, signal) =>
      this.asked?.reject(new Error(`${name} ended (${signal ?? `code ${code}`})`)),
    );
  }

  /** `file` is a `.worker.ts` under `bench`; what it prints goes to a log of its name. */
  static async start(
    { run, lifetime }: Setting,
    file: string,
    environment: NodeJS.ProcessEnv,
    name = file.replace(/[/.]/g, '-').replace(/-worker-ts$/, ''),
  ): Promise<Worker> {
    const log = openSync(run.log(name), 'w', 0o600);
    const child = fork(join(repository, 'bench', file), {
      cwd: repository,
      env: { ...process.env, ...environment, NODE_ENV: 'production' },
      execArgv: ['-r', '@swc-node/register'],
      stdio: ['ignore', log, log, 'ipc'],
    });
    const worker = new Worker(name, child);
    await lifetime.add(() => worker.stop());
    const [first] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => [undefined]),
    ])) as [Reply | undefined];
    if (!first?.ready) throw new Error(`${name} did not start: see ${run.log(name)}`);
    return worker;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** One task at a time. */
  ask<Outcome>(task: unknown): Promise<Outcome> {
    return new Promise<Outcome>((resolve, reject) => {
      this.asked = { resolve: resolve as (outcome: unknown) => void, reject };
      this.child.send(task as object);
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    if (this.child.connected) this.child.disconnect();
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(late);
  }
}
