import { readFileSync } from 'node:fs';

/** Whether a process lives, sleeps under SIGSTOP, or is no more (a zombie included). Linux: proc(5). */
export function conditionOf(pid: number): 'running' | 'stopped' | 'gone' {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return 'gone';
  }
  const state = status.slice(status.lastIndexOf(')') + 2)[0];
  if (state === 'T') return 'stopped';
  return state === 'Z' || state === 'X' ? 'gone' : 'running';
}
