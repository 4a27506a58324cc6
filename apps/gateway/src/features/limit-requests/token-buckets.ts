export interface Allowance {
  /** How many may come at once. */
  readonly burst: number;
  /** How many may come in the long run. */
  readonly perMinute: number;
}

/** Sums of fractions of a millisecond are not exact. */
const rounding = 0.001;

/**
 * A bucket of tokens for each key, with a bounded memory: a bucket that is full again is forgotten, and keys that
 * find no room share one bucket. Instants are milliseconds of a clock that never goes back.
 */
export class TokenBuckets {
  private readonly interval: number;
  private readonly tolerance: number;
  /** When the bucket of a key is full again; the key that took longest ago comes first. */
  private readonly fullAt = new Map<string, number>();
  private sharedFullAt = 0;

  constructor(
    { burst, perMinute }: Allowance,
    private readonly most = 100_000,
  ) {
    this.interval = 60_000 / perMinute;
    this.tolerance = (burst - 1) * this.interval + rounding;
  }

  /** Takes a token; if there is none, answers the seconds until there is one. */
  take(key: string, now: number): number | undefined {
    const own = this.fullAt.has(key) || this.hasRoom(now);
    const fullAt = Math.max(now, own ? (this.fullAt.get(key) ?? now) : this.sharedFullAt);
    const wait = fullAt - now - this.tolerance;
    if (wait > 0) return Math.ceil(wait / 1_000);
    if (own) {
      this.fullAt.delete(key);
      this.fullAt.set(key, fullAt + this.interval);
    } else {
      this.sharedFullAt = fullAt + this.interval;
    }
    return undefined;
  }

  private hasRoom(now: number): boolean {
    if (this.fullAt.size < this.most) return true;
    const [oldest] = this.fullAt;
    if (!oldest || oldest[1] > now) return false;
    return this.fullAt.delete(oldest[0]);
  }
}
