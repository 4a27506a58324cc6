import { Logger } from '@nestjs/common';
import type { Store } from './store';

/** Milliseconds; a reading that took longer tells too little. */
const slowest = 1_000;
const soon = 1_000;
/** Milliseconds; a reading this quick is not worth repeating. */
const quick = 2;
const readingsAtOnce = 5;

interface Reading {
  /** The store's time less this machine's monotonic one. */
  readonly offset: number;
  readonly took: number;
}

/**
 * The store's time, never the process's: `$$NOW`, read at the start and every 30 s, plus the monotonic time since.
 * A wrong or jumping clock of this machine moves no lease and no deadline.
 *
 * It is wrong by at most half the time that the quickest of a few readings took: about a millisecond, at worst 0.5 s
 * (a store that is slow from the start: half of its quickest reading, until there is a better one); and by what this
 * machine's oscillator drifts until the next one, some milliseconds in 30 s. Slower readings are dropped and asked
 * for again after a second.
 */
export class StoreClock {
  private readonly logger = new Logger(StoreClock.name);
  private offset: number | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly store: Pick<Store, 'now'>) {}

  /** Throws when the store does not answer. */
  async start(interval: number): Promise<void> {
    const best = await this.quickest(await this.read());
    this.offset = best.offset;
    this.readAfter(best.took > slowest ? soon : interval, interval);
  }

  now(): Date {
    if (this.offset === undefined) throw new Error('The store clock has not been started');
    return new Date(performance.now() + this.offset);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private readAfter(delay: number, interval: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.readAgain().then((good) => this.readAfter(good ? interval : soon, interval));
    }, delay);
    this.timer.unref();
  }

  private async readAgain(): Promise<boolean> {
    try {
      const first = await this.read();
      if (first.took > slowest) return false;
      this.offset = (await this.quickest(first)).offset;
      return true;
    } catch {
      this.logger.warn('The store did not tell the time; counting on');
      return false;
    }
  }

  /** Of a few readings the quickest is the least wrong: two services then differ by a few milliseconds only. */
  private async quickest(first: Reading): Promise<Reading> {
    let best = first;
    for (let readings = 1; best.took > quick && readings < readingsAtOnce; readings += 1) {
      if (this.stopped) break;
      const next = await this.read();
      if (next.took < best.took) best = next;
    }
    return best;
  }

  private async read(): Promise<Reading> {
    const asked = performance.now();
    const time = await this.store.now();
    const answered = performance.now();
    return { offset: time.getTime() - (asked + answered) / 2, took: answered - asked };
  }
}
