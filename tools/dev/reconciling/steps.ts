import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../processes/run-command';
import { startSupervised, type SupervisedOptions } from '../processes/supervised';
import { repository } from '../run-folder';
import type { ServiceName } from '../system/services';
import { serviceEnvironment, type SystemFile } from '../system/system-file';
import { writeInboxFacts } from './inbox-facts';

/** The services that own data; the gateway owns none. */
const owners = ['identity', 'accounts', 'access-requests', 'notifier'] as const;
const limitMs = 600_000;

/** The steps of one reconciliation on a system that runs, each a process with its own credentials. */
export class ReconciliationSteps {
  /** What the reconciler finds, and what the services shall repair. */
  readonly out: string;

  constructor(
    private readonly system: SystemFile,
    private readonly folder: string,
    private readonly graceSeconds: string | undefined,
  ) {
    this.out = join(folder, 'out');
  }

  /** Every service's facts, and the inbox's; answers the folder that they are in. */
  async readFacts(name: string, ...scope: string[]): Promise<string> {
    const facts = join(this.folder, name);
    await mkdir(facts, { recursive: true });
    await Promise.all(
      owners.map((service) =>
        this.operate(service, ['facts', join(facts, `${service}.jsonl`), ...scope]),
      ),
    );
    const { inbox } = this.system;
    if (inbox) await writeInboxFacts(inbox, join(facts, 'smtp.jsonl'));
    return facts;
  }

  async repair(operator: string): Promise<void> {
    for (const service of owners) {
      const orders = join(this.out, 'repairs', `${service}.jsonl`);
      await this.operate(service, ['repair', orders, '--as', operator]);
    }
  }

  async compare(...args: string[]): Promise<void> {
    await runCommand({
      ...this.reconciler(args),
      log: join(this.folder, 'reconciler.log'),
      limitMs,
    });
  }

  /** On this process's own output; answers the exit code. */
  async report(...args: string[]): Promise<number> {
    const command = await startSupervised(this.reconciler(['report', this.out, ...args]));
    const { code } = await command.ended;
    return code ?? 1;
  }

  private async operate(service: ServiceName, args: string[]): Promise<void> {
    await runCommand({
      ...script(`${service} ${args[0]}`, join('apps', service, 'src/ops/main.ts'), args),
      env: await serviceEnvironment(this.system, service),
      log: join(this.folder, `${service}.log`),
      limitMs,
    });
  }

  private reconciler(args: string[]): SupervisedOptions {
    const grace = this.graceSeconds && { RECONCILE_GRACE_SECONDS: this.graceSeconds };
    const env = { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], ...grace };
    return { ...script('reconciler', 'apps/reconciler/src/main.ts', args), env };
  }
}

const script = (name: string, file: string, args: string[]) => ({
  name,
  command: process.execPath,
  args: ['-r', '@swc-node/register', file, ...args],
  cwd: repository,
});
