import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { services, type ServiceName } from '@secop/contracts';
import { repository } from '@secop/dev';
import type { FaultWorld } from '../faults/world/fault-world';

export interface Answer {
  readonly code: number;
  readonly said: string;
}

/** Seconds instead of five minutes; an account says an answer again at most once a minute. */
const graceSeconds = '5';

/** An operator at a console: each command a process of its own, with its service's own credentials. */
export class Operators {
  /** What the commands have said, with what was typed. */
  readonly protocol: string[] = [];

  constructor(private readonly world: FaultWorld) {}

  /** Throws unless the command was done. */
  async type(service: ServiceName, ...words: string[]): Promise<string> {
    const { code, said } = await this.run(service, `apps/${service}/src/ops/main.js`, words);
    if (code !== 0) throw new Error(`${service} ${words.join(' ')} ended with ${code}: ${said}`);
    return said;
  }

  /** As the scheduled job does it; answers the lines of its report. */
  async reconcile(repair: boolean): Promise<string[]> {
    const folder = await mkdtemp(join(this.world.folder, 'reconcile-'));
    const out = join(folder, 'out');
    await this.reconciler('suspect', await this.facts(folder, 'first'), out);
    await this.reconciler(
      'confirm',
      await this.facts(folder, 'second', join(out, 'ids.json')),
      out,
    );
    const report = await this.run('reconciler', reconcilerEntry, ['report', out]);
    if (repair) {
      for (const service of services) {
        const orders = join(out, 'repairs', `${service}.jsonl`);
        await this.type(service, 'repair', orders, '--as', 'rehearsal');
      }
    }
    return report.said.trim().split('\n');
  }

  /** What the mail server's log says, in the form that the commands read. */
  async acceptedMails(folder: string): Promise<string> {
    const { mails } = this.world.smtp;
    const at = new Date().toISOString();
    const lines = [
      { fact: 'begin', source: 'smtp', at, since: new Date(0).toISOString() },
      ...mails.map(({ messageId, at: time }) => ({
        fact: 'accepted-mail',
        messageId,
        at: time.toISOString(),
      })),
      { fact: 'end', facts: mails.length },
    ];
    const file = join(folder, 'smtp.jsonl');
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return file;
  }

  private async facts(folder: string, name: string, ids?: string): Promise<string> {
    const facts = join(folder, name);
    await mkdir(facts);
    const scope = ids ? ['--ids', ids] : [];
    await Promise.all(
      services.map((service) =>
        this.run(service, `apps/${service}/src/ops/main.js`, [
          ...['facts', join(facts, `${service}.jsonl`), ...scope],
        ]).then(failing),
      ),
    );
    await this.acceptedMails(facts);
    return facts;
  }

  private async reconciler(...words: string[]): Promise<void> {
    failing(await this.run('reconciler', reconcilerEntry, words));
  }

  private run(who: ServiceName | 'reconciler', entry: string, words: string[]): Promise<Answer> {
    const file = join(this.world.folder, 'build', entry);
    const env =
      who === 'reconciler'
        ? { PATH: process.env['PATH'], RECONCILE_GRACE_SECONDS: graceSeconds }
        : { ...this.world.services.environmentOf(who), NODE_OPTIONS: '' };
    const options = { cwd: repository, env, timeout: 120_000, maxBuffer: 2 ** 26 };
    return new Promise((resolve) => {
      execFile(process.execPath, [file, ...words], options, (error, out, err) => {
        const code = error ? Number(error.code ?? 1) : 0;
        this.protocol.push(`$ ${who} ${words.join(' ')}`, out.trim() || err.trim());
        resolve({ code, said: out || err });
      });
    });
  }
}

const reconcilerEntry = 'apps/reconciler/src/main.js';

function failing({ code, said }: Answer): void {
  if (code !== 0) throw new Error(said);
}
