/** What runs, and since when. */
export class RunningWork {
  private readonly since = new Map<Promise<void>, number>();

  constructor(private readonly ended: () => void) {}

  get size(): number {
    return this.since.size;
  }

  add(work: Promise<void>): void {
    const done = work.finally(() => {
      this.since.delete(done);
      this.ended();
    });
    this.since.set(done, performance.now());
  }

  /** Milliseconds until everything has run for so long; not above 0: it has. */
  untilAllRanFor(milliseconds: number): number {
    const latest = Math.max(...this.since.values());
    return latest + milliseconds - performance.now();
  }

  async finished(): Promise<void> {
    while (this.size > 0) await Promise.all(this.since.keys());
  }
}
