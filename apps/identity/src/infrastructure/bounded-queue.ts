import { DomainError } from '@secop/contracts';

/** Runs so many at once, lets so many wait, and refuses the rest at once (503) instead of growing. */
export class BoundedQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly concurrency: number,
    private readonly room: number,
  ) {}

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running < this.concurrency) this.running += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  /** Whoever ends hands over its place, so that nobody overtakes the queue. */
  private turn(): Promise<void> {
    if (this.waiting.length >= this.room) {
      throw new DomainError('unavailable', 'service.overloaded', { retryAfterSeconds: 2 });
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
