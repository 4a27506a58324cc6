import { pause } from '../timing';

/** What a consumer may have before it: some minutes of its work. */
const most = 5_000;
const look = 500;
/** Without any room for so long, nobody consumes. */
const patience = 15 * 60_000;

export interface Filled {
  readonly queues: readonly string[];
  /** Messages in that queue now; `undefined` if nobody can tell, which holds nothing back. */
  readonly depthOf: (queue: string) => Promise<number | undefined>;
  /** What was admitted and may not be in the queues yet. */
  readonly underway: () => number;
  /** What one look admits at most. */
  readonly stride: number;
}

/** What an operator may say of it. */
export interface Pace {
  /** Messages in any of them above which it waits. */
  readonly most?: number;
  readonly signal?: AbortSignal;
  /** Told once for each wait. */
  readonly waits?: (queue: string, depth: number) => void;
}

/** Holds back whoever fills queues while their consumers have enough to do. */
export class Pacing {
  private admitted = 0;

  constructor(
    private readonly filled: Filled,
    private readonly pace: Pace,
  ) {}

  /** Resolves when there is room for one more, to nothing; else to the reason why there will be none. */
  async room(): Promise<string | undefined> {
    const { signal, waits } = this.pace;
    if (this.admitted > 0) return void (this.admitted -= 1);
    let told = false;
    for (const until = performance.now() + patience; ;) {
      if (signal?.aborted) return 'Interrupted';
      const full = await this.fullQueue();
      if (!full) return undefined;
      if (performance.now() > until) return `${full.queue} stays as full as it is`;
      if (!told) waits?.(full.queue, full.depth);
      told = true;
      await pause(look, signal);
    }
  }

  private async fullQueue() {
    const { queues, depthOf, underway, stride } = this.filled;
    let room = stride;
    for (const queue of queues) {
      const open = underway();
      const depth = (await depthOf(queue)) ?? 0;
      room = Math.min(room, (this.pace.most ?? most) - depth - open);
      if (room <= 0) return { queue, depth };
    }
    this.admitted = room - 1;
    return undefined;
  }
}
