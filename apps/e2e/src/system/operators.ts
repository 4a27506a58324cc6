import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { System } from './system';

/** Where operators' commands run: beside the system that `npm start` described, or through a command of your own. */
export type Operated =
  | Pick<System, 'file'>
  /** As for a shell without quotes; SERVICE stands for the service. What it is given on stdin reaches the command. */
  | { readonly operators: string };

const repository = join(__dirname, '../../../..');

/** Runs a service's operator command on that system and returns what it prints. */
export async function operate(system: Operated, ...words: string[]): Promise<string> {
  return run(system, words);
}

/** Lets accounts import a CSV that lies on this machine. */
export async function importDirectory(system: Operated, file: string): Promise<string> {
  const importing = ['accounts', 'directory', 'import'];
  return 'operators' in system
    ? run(system, [...importing, '/dev/stdin'], file)
    : run(system, [...importing, file]);
}

function run(system: Operated, words: string[], input?: string): Promise<string> {
  const [command = '', ...args] = commandLine(system, words);
  const environment = 'file' in system ? { SECOP_SYSTEM: system.file } : {};
  const options = { cwd: repository, env: { ...process.env, ...environment } };
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${words.join(' ')}: ${stderr.trim() || error.message}`));
      else resolve(stdout.trim());
    });
    if (input === undefined) child.stdin?.end();
    else if (child.stdin) createReadStream(input).pipe(child.stdin);
  });
}

function commandLine(system: Operated, [service = '', ...words]: string[]): string[] {
  return 'operators' in system
    ? [...system.operators.replaceAll('SERVICE', service).split(/\s+/), ...words]
    : [process.execPath, 'tools/dev/ops.mjs', service, ...words];
}
