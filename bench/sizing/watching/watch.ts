import { forgetPeak, proportionalBytes, usageOf, withDescendants } from './process-usage';

/** A process of ours by its `pid`, or a server with all that descends from its `leaders`. */
export type Watched =
  | { readonly name: string; readonly pid: number }
  | { readonly name: string; readonly leaders: readonly number[] };

/** What one took while it was watched. */
export interface Used {
  readonly millicores: number;
  /** Of a process the mean of a look every second; of a server the sum at the end, in which shared pages count once. */
  readonly residentBytes: number;
  /** Of a process. */
  readonly peakBytes?: number;
}

const lookEveryMs = 1_000;

/** From its beginning to its end: who took how much of the machine. */
export class Watch {
  private readonly begun = performance.now();
  private readonly before: readonly number[];
  private readonly seen: number[][];
  private readonly looking: NodeJS.Timeout;

  private constructor(private readonly all: readonly Watched[]) {
    for (const one of all) if ('pid' in one) forgetPeak(one.pid);
    this.before = all.map(cpuMsOf);
    this.seen = all.map(() => []);
    this.looking = setInterval(() => this.look(), lookEveryMs);
  }

  static begin(all: readonly Watched[]): Watch {
    return new Watch(all);
  }

  /** By name; who has ended meanwhile took nothing. */
  end(): Record<string, Used> {
    clearInterval(this.looking);
    const took = performance.now() - this.begun;
    const used = this.all.map((one, index): [string, Used] => {
      const millicores = ((cpuMsOf(one) - this.before[index]!) / took) * 1_000;
      return [one.name, { millicores, ...memoryOf(one, this.seen[index]!) }];
    });
    return Object.fromEntries(used);
  }

  private look(): void {
    for (const [index, one] of this.all.entries()) {
      const usage = 'pid' in one ? usageOf(one.pid) : undefined;
      if (usage) this.seen[index]!.push(usage.residentBytes);
    }
  }
}

function memoryOf(one: Watched, seen: readonly number[]): Omit<Used, 'millicores'> {
  if ('leaders' in one) {
    const all = withDescendants(one.leaders);
    return { residentBytes: all.reduce((sum, pid) => sum + proportionalBytes(pid), 0) };
  }
  const last = usageOf(one.pid);
  const sum = seen.reduce((total, bytes) => total + bytes, 0);
  return {
    residentBytes: seen.length > 0 ? sum / seen.length : (last?.residentBytes ?? 0),
    peakBytes: last?.peakBytes ?? 0,
  };
}

function cpuMsOf(one: Watched): number {
  const pids = 'leaders' in one ? withDescendants(one.leaders) : [one.pid];
  return pids.reduce((sum, pid) => sum + (usageOf(pid)?.cpuMs ?? 0), 0);
}
