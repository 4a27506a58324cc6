import { join } from 'node:path';
import { startProcess, untilReady, type Setting } from '../infrastructure/setting';
import { tail } from '../processes/run-command';
import { startSupervised, type Supervised, type SupervisedOptions } from '../processes/supervised';
import { repository } from '../run-folder';
import { say } from '../say';

const longLife = 30_000;

/** A service that is started again when it dies, as a cluster would, until the command ends. */
export class RunningService {
  private deaths = 0;

  constructor(
    private readonly setting: Setting,
    private readonly name: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly onStart: (pid: number) => void,
  ) {}

  /** Resolves when the service is ready; rejects with its last words if it is not. */
  async start(port: number): Promise<void> {
    const process = await startProcess(this.setting, this.options());
    this.onStart(process.pid);
    const readiness = `http://127.0.0.1:${port}/readyz`;
    await untilReady(process, () => answersOk(readiness), 120_000).catch(async () => {
      const log = this.setting.run.log(this.name);
      throw new Error(
        `${this.name} did not become ready. Its last lines (${log}):\n${await tail(log, 12)}`,
      );
    });
    this.restartOnDeath(process);
  }

  private options(): SupervisedOptions {
    const { run } = this.setting;
    return {
      name: this.name,
      command: process.execPath,
      args: ['-r', '@swc-node/register', join('apps', this.name, 'src/main.ts')],
      cwd: repository,
      env: this.env,
      graceMs: 15_000,
      log: run.log(this.name),
      record: run.record(this.name),
    };
  }

  private restartOnDeath(process: Supervised): void {
    const started = performance.now();
    void process.ended.then(async ({ code, signal }) => {
      if (this.setting.lifetime.over) return;
      if (performance.now() - started > longLife) this.deaths = 0;
      const pause = Math.min(200 * 2 ** this.deaths, 10_000);
      this.deaths += 1;
      say(this.name, `ended (${signal ?? `code ${code}`}); starts again in ${pause / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (!this.setting.lifetime.over) await this.restart();
    });
  }

  private async restart(): Promise<void> {
    const process = await startSupervised(this.options());
    await this.setting.lifetime.add(process.stop);
    this.onStart(process.pid);
    this.restartOnDeath(process);
  }
}

async function answersOk(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}
