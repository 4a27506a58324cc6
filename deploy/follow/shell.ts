import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';

export interface Answered {
  readonly text: string;
  readonly code: number;
  readonly milliseconds: number;
}

/** One shell for a whole page, so that a folder that was entered and a variable that was set stay. */
export class Shell {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly mark = `ended-${randomUUID()}`;
  private said = '';
  private listen: () => void = () => undefined;
  private over = false;

  constructor(folder: string) {
    this.process = spawn('bash', ['--noprofile', '--norc'], { cwd: folder, detached: true });
    const hear = (chunk: Buffer) => {
      this.said += chunk.toString('utf8');
      this.listen();
    };
    this.process.stdout.on('data', hear);
    this.process.stderr.on('data', hear);
    this.process.on('close', () => {
      this.over = true;
      this.listen();
    });
    this.process.stdin.on('error', () => undefined).write('exec 2>&1\n');
  }

  /** Both streams together, as a terminal shows them. Rejects when it takes longer, or when it ends the shell. */
  async run(command: string, patience: number): Promise<Answered> {
    const begun = performance.now();
    const end = new RegExp(`\\n${this.mark} (\\d+)\\n`);
    this.said = '';
    this.process.stdin.write(
      `{ ${command}\n} < /dev/null\nprintf '\\n%s %d\\n' ${this.mark} "$?"\n`,
    );
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.end();
        reject(new Error(`no end after ${patience / 60_000} minutes`));
      }, patience);
      this.listen = () => {
        const ended = end.exec(this.said);
        if (!ended && !this.over) return;
        clearTimeout(late);
        if (!ended) return reject(new Error('the shell ended'));
        const text = this.said.slice(0, ended.index);
        resolve({ text, code: Number(ended[1]), milliseconds: performance.now() - begun });
      };
      this.listen();
    });
  }

  /** With what still runs in it. */
  end(): void {
    if (this.over || this.process.pid === undefined) return;
    process.kill(-this.process.pid, 'SIGTERM');
  }
}
