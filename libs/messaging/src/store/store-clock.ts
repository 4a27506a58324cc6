import { Logger } from '@nestjs/common';
import type { Store } from './store';

/**
 * The store's time, never the process's: `$$NOW`, read at the start and every 30 s, plus the monotonic time since.
 * A wrong or jumping clock of this machine moves no lease and no deadline.
 */
export class StoreClock {
  private readonly logger = new Logger(StoreClock.name);
  private offset: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly store: Pick<Store, 'now'>) {}

  async start(interval: number): Promise<void> {
    await this.read();
    this.timer = setInterval(() => {
      this.read().catch(() => this.logger.warn('The store did not tell the time; counting on'));
    }, interval);
    this.timer.unref();
  }

  now(): Date {
    if (this.offset === undefined) throw new Error('The store clock has not been started');
    return new Date(performance.now() + this.offset);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async read(): Promise<void> {
    const asked = performance.now();
    const time = await this.store.now();
    const answered = performance.now();
    this.offset = time.getTime() - (asked + answered) / 2;
  }
}
