import { join } from 'node:path';
import { repository, startSupervised, untilReady, type Setting, type Supervised } from '@secop/dev';
import type { StartOptions } from './world';

/** How one process is started, each time again. */
export interface Recipe {
  readonly name: string;
  readonly service: string;
  readonly port: number;
  /** Where it is built. */
  readonly tree: string;
  readonly environment: NodeJS.ProcessEnv;
}

const pauseBeforeRestart = 200;
const patience = 120_000;

/** One process of a service that is started again when it dies, as a cluster would, until it is stopped for good. */
export class FleetProcess {
  starts = 0;
  private current: Supervised | undefined;
  private wanted = true;
  private lastEnd: Promise<number | null> = Promise.resolve(null);

  private difference: StartOptions = {};

  constructor(
    private readonly setting: Setting,
    private readonly recipe: Recipe,
  ) {}

  get pid(): number {
    if (!this.current) throw new Error(`${this.recipe.name} does not run at the moment`);
    return this.current.pid;
  }

  get isUp(): boolean {
    return this.current !== undefined;
  }

  get isWanted(): boolean {
    return this.wanted;
  }

  get log(): string {
    return this.setting.run.log(this.recipe.name);
  }

  get port(): number {
    return this.recipe.port;
  }

  get environment(): Readonly<NodeJS.ProcessEnv> {
    return { ...this.recipe.environment, ...this.difference.env };
  }

  get isChanged(): boolean {
    return Object.keys(this.difference).length > 0;
  }

  /** From the next start on. */
  change(difference: StartOptions): void {
    this.difference = difference;
  }

  async start(): Promise<void> {
    this.wanted = true;
    const { name, service } = this.recipe;
    const { tree = this.recipe.tree } = this.difference;
    const process_ = await startSupervised({
      name,
      command: process.execPath,
      args: [join(tree, 'apps', service, 'src/main.js')],
      cwd: repository,
      env: this.environment,
      graceMs: 25_000,
      log: this.log,
      record: this.setting.run.record(name),
    });
    this.current = process_;
    this.starts += 1;
    await this.setting.lifetime.add(process_.stop);
    this.lastEnd = process_.ended.then(({ code }) => {
      if (this.current === process_) this.current = undefined;
      this.startAgain();
      return code;
    });
  }

  signal(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** However it was stopped, it goes on. One that has just died is started again anyway. */
  wake(): void {
    try {
      if (this.current) this.signal('SIGCONT');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Resolves with the exit code of what runs now. */
  async stop(forGood: boolean): Promise<number | null> {
    if (forGood) this.wanted = false;
    const ended = this.lastEnd;
    this.signal('SIGTERM');
    return ended;
  }

  async ready(): Promise<void> {
    const { port, name } = this.recipe;
    const deadline = performance.now() + patience;
    for (;;) {
      const process_ = this.current;
      if (process_) {
        const left = Math.max(0, deadline - performance.now());
        const failure = await untilReady(process_, () => answersOk(port), left).then(
          () => undefined,
          (error: Error) => error,
        );
        if (!failure) return;
      }
      if (performance.now() > deadline)
        throw new Error(`${name} did not become ready: ${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private startAgain(): void {
    if (!this.wanted || this.setting.lifetime.over) return;
    setTimeout(() => {
      if (this.wanted && !this.current && !this.setting.lifetime.over) void this.start();
    }, pauseBeforeRestart);
  }
}

async function answersOk(port: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, {
    signal: AbortSignal.timeout(3_000),
  });
  const text = await answer.text();
  const { checks } = JSON.parse(text) as { checks?: unknown };
  if (!answer.ok || checks) throw new Error(`not well: ${text}`);
}
