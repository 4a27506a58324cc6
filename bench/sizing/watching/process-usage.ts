import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What a process has taken of the machine so far. */
export interface ProcessUsage {
  /** Processor time, with that of children that have ended. */
  readonly cpuMs: number;
  readonly residentBytes: number;
  /** The most that was ever resident, or since `forgetPeak`. */
  readonly peakBytes: number;
}

const tickMs = 10;
const pageOfProc = (pid: number, name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8');

/** `undefined`: it has ended. */
export function usageOf(pid: number): ProcessUsage | undefined {
  try {
    const status = pageOfProc(pid, 'status');
    const residentBytes = bytesIn(status, 'VmRSS');
    if (residentBytes === 0) return undefined;
    return {
      cpuMs: cpuMsIn(pageOfProc(pid, 'stat')),
      residentBytes,
      peakBytes: bytesIn(status, 'VmHWM'),
    };
  } catch {
    return undefined;
  }
}

/** Its share of what it has in common with others is counted by how many they are. */
export function proportionalBytes(pid: number): number {
  try {
    return bytesIn(pageOfProc(pid, 'smaps_rollup'), 'Pss');
  } catch {
    return 0;
  }
}

/** From now on the peak is that of what follows. */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** The processes, and all that descend from them. */
export function withDescendants(leaders: readonly number[]): number[] {
  const parents = everyProcess().map((pid) => [pid, parentOf(pid)] as const);
  const found = [...new Set(leaders)];
  for (const above of found) {
    for (const [pid, parent] of parents)
      if (parent === above && !found.includes(pid)) found.push(pid);
  }
  return found;
}

export const everyProcess = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** Of /proc/PID/stat; the command in parentheses may hold anything. */
export const cpuMsIn = (stat: string): number => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0) * tickMs;
};

/** Of /proc/PID/status and the like; 0 when it is not said. */
export const bytesIn = (lines: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(lines)?.[1] ?? 0) * 1024;

function parentOf(pid: number): number {
  try {
    const stat = pageOfProc(pid, 'stat');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0; // It has ended meanwhile.
  }
}
