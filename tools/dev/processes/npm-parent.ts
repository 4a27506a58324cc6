import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { identify, type ProcessIdentity } from './identity.cjs';

/** The npm that runs this process through its `sh -c`; that shell stays in between and outlives a killed npm. */
export function npmParent(): ProcessIdentity | undefined {
  if (!process.env['npm_lifecycle_event']) return undefined;
  const { parent, command } = describeProcess(process.ppid);
  const throughShell = /^(ba|da|z|a)?sh$/.test(command);
  return identify(throughShell ? parent : process.ppid);
}

function describeProcess(pid: number): { parent: number; command: string } {
  if (process.platform === 'linux') {
    const [, command = '', rest = ''] =
      /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { command, parent: Number(rest.split(' ')[1]) };
  }
  const columns = ['-o', 'ppid=', '-o', 'comm=', '-p', String(pid)];
  const [parent = '', command = ''] = execFileSync('ps', columns, { encoding: 'utf8' })
    .trim()
    .split(/\s+/);
  return { command: basename(command), parent: Number(parent) };
}
