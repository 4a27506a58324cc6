import { join } from 'node:path';
import { freePort, repository, startSupervised, type Setting, type Supervised } from '@secop/dev';
import type { ContestantName } from '../contestants';
import { roles, type Role } from '../workflow/wiring';

/** The three processes of one trial. One that ends is started again, as a cluster would. */
export class Processes {
  private readonly running = new Map<Role, Supervised>();
  private readonly ports = new Map<Role, number>();
  private over = false;

  private constructor(
    private readonly setting: Setting,
    private readonly contestant: ContestantName,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async of(
    setting: Setting,
    contestant: ContestantName,
    env: NodeJS.ProcessEnv,
  ): Promise<Processes> {
    const processes = new Processes(setting, contestant, env);
    for (const role of roles) processes.ports.set(role, await freePort());
    return processes;
  }

  /** Resolves when its door is open. */
  async start(role: Role): Promise<void> {
    await this.spawn(role);
    const deadline = performance.now() + 60_000;
    while (!(await this.answers(role))) {
      if (performance.now() > deadline) throw new Error(`${this.contestant} ${role} did not start`);
      await pause(100);
    }
  }

  url(role: Role): string {
    return `http://127.0.0.1:${this.ports.get(role)}`;
  }

  kill(role: Role): void {
    this.signal(role, 'SIGKILL');
  }

  /** SIGTERM; killed if it has not ended after 15 s, as Kubernetes would. */
  async roll(role: Role): Promise<void> {
    const process = this.running.get(role)!;
    this.signal(role, 'SIGTERM');
    const impatient = setTimeout(() => this.signal(role, 'SIGKILL'), 15_000);
    await process.ended;
    clearTimeout(impatient);
    await this.again(role);
  }

  /** Resolves when it answers, as it will once it has been started again. */
  async again(role: Role): Promise<void> {
    while (!this.over && !(await this.answers(role))) await pause(100);
  }

  async end(): Promise<void> {
    this.over = true;
    for (const role of this.running.keys()) this.signal(role, 'SIGKILL');
    await Promise.all([...this.running.values()].map(({ ended }) => ended));
  }

  private signal(role: Role, signal: NodeJS.Signals): void {
    try {
      process.kill(this.running.get(role)!.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  private async spawn(role: Role): Promise<void> {
    const entry = join('bench/peers/workflow/process.ts');
    const started = await startSupervised({
      name: `${this.contestant} ${role}`,
      command: process.execPath,
      args: ['-r', '@swc-node/register', entry, this.contestant, role],
      cwd: repository,
      env: {
        ...process.env,
        ...this.env,
        PORT: String(this.ports.get(role)),
        // Nest looks for the driver of its transport beside itself.
        NODE_PATH: join(repository, 'bench/peers/node_modules'),
      },
      log: this.setting.run.log(`${this.contestant}-${role}`),
      record: this.setting.run.record(`${this.contestant}-${role}`),
    });
    this.running.set(role, started);
    void started.ended.then(async () => {
      await pause(300);
      if (!this.over) await this.spawn(role);
    });
  }

  private answers(role: Role): Promise<boolean> {
    return fetch(this.url(role), { signal: AbortSignal.timeout(1_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
