import { readFile } from 'node:fs/promises';
import { startSupervised, type SupervisedOptions } from './supervised';

export interface CommandOptions extends SupervisedOptions {
  log: string;
  /** Ended and failed after this time. */
  limitMs: number;
}

/** Runs a command to its end, its output in the log; rejects with the last lines of it if it fails. */
export async function runCommand(options: CommandOptions): Promise<void> {
  const child = await startSupervised(options);
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    void child.stop();
  }, options.limitMs);
  const { code } = await child.ended;
  clearTimeout(limit);
  if (code === 0) return;
  const reason = late
    ? `took longer than ${options.limitMs / 1000} s`
    : `failed (${await tail(options.log, 3)})`;
  throw new Error(`${options.name} ${reason}; see ${options.log}`);
}

/** The last lines of a log that say something. */
export async function tail(log: string, lines: number): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line.trim())
    .slice(-lines)
    .join(lines > 3 ? '\n' : ' | ');
}
