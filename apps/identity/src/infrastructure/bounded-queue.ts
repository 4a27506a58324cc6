import { DomainError } from '@secop/contracts';

export interface QueueLimits {
  /** Running at the same time. */
  readonly concurrency: number;
  /** Waiting in all, and for one client. */
  readonly room: number;
  readonly roomPerClient: number;
}
interface Waiting {
  readonly client: string;
  readonly start: () => void;
}
const retryAfterSeconds = 2;

/**
 * Runs so many at once, lets so many wait, and refuses the rest at once instead of growing: with 429 whoever fills
 * their own share, so that they leave room for others, with 503 when there is none at all.
 */
export class BoundedQueue {
  private running = 0;
  private readonly waiting: Waiting[] = [];
  /** Since the start. */
  readonly counts = { done: 0, queueFull: 0, clientShare: 0 };

  constructor(private readonly limits: QueueLimits) {}

  get runningNow(): number {
    return this.running;
  }

  get waitingNow(): number {
    return this.waiting.length;
  }

  async run<Result>(client: string, work: () => Promise<Result>): Promise<Result> {
    if (this.running < this.limits.concurrency) this.running += 1;
    else await this.turn(client);
    try {
      return await work();
    } finally {
      this.counts.done += 1;
      const next = this.waiting.shift();
      if (next) next.start();
      else this.running -= 1;
    }
  }

  /** Whoever ends hands over its place, so that nobody overtakes the queue. */
  private turn(client: string): Promise<void> {
    if (this.waiting.length >= this.limits.room) {
      this.counts.queueFull += 1;
      throw new DomainError('unavailable', 'service.overloaded', { retryAfterSeconds });
    }
    const own = this.waiting.filter((waiting) => waiting.client === client);
    if (own.length >= this.limits.roomPerClient) {
      this.counts.clientShare += 1;
      throw new DomainError('rate-limited', 'request.rate-limited', { retryAfterSeconds });
    }
    return new Promise((start) => this.waiting.push({ client, start }));
  }
}
