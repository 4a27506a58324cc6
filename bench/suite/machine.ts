import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

interface Times {
  readonly at: number;
  /** Cores × milliseconds. */
  readonly busy: number;
  readonly stolen: number;
}

export interface Load {
  /** Cores that anything on this machine used. */
  readonly busy: number;
  /** Cores that the host gave to others. */
  readonly stolen: number;
}

const tick = 10;

/** Linux only; elsewhere nothing is known and nothing is claimed. */
function read(): Times | undefined {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
    const [user, nice, system, , , irq, softirq, steal] = line.split(/\s+/).slice(1).map(Number);
    const busy = user! + nice! + system! + irq! + softirq!;
    return { at: performance.now(), busy: busy * tick, stolen: steal! * tick };
  } catch {
    return undefined;
  }
}

/** Call it to begin, and what it returns to end. */
export function watchLoad(): () => Load | undefined {
  const before = read();
  return () => {
    const after = read();
    if (!before || !after) return undefined;
    const took = after.at - before.at;
    return {
      busy: (after.busy - before.busy) / took,
      stolen: (after.stolen - before.stolen) / took,
    };
  };
}

/** What others take of the machine while nothing of ours is under way. */
export async function idleLoad(milliseconds = 2_000): Promise<Load | undefined> {
  const load = watchLoad();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return load();
}

export const cores = () => cpus().length;

/** For the notes of a part. */
export const loadNote = (load: Load | undefined): string[] =>
  load
    ? [
        `machine: ${load.busy.toFixed(1)} of ${cores()} cores busy, ${load.stolen.toFixed(2)} stolen`,
      ]
    : [];
