import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Signals a process and all that descend from it. The leader is stopped first, so that it starts no other meanwhile.
 * Descendants that lead groups of their own are found too (PostgreSQL's do).
 */
export function signalTree(leader: number, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  if (signal !== 'SIGCONT') send(leader, 'SIGSTOP');
  const others = descendantsOf(leader);
  for (const pid of others) send(pid, signal);
  send(leader, signal);
}

/** Every process below this one. */
export function descendantsOf(leader: number): number[] {
  const parents = processTable();
  const found = [leader];
  for (const above of found) {
    for (const [pid, parent] of parents) if (parent === above) found.push(pid);
  }
  return found.slice(1);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Each process and its parent. */
function processTable(): [pid: number, parent: number][] {
  if (process.platform !== 'linux') {
    const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    return [...table.matchAll(/(\d+)\s+(\d+)/g)].map(([, pid, parent]) => [+pid!, +parent!]);
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => [Number(pid), parentOf(pid)]);
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0; // It has ended meanwhile.
  }
}
