import { Logger } from '@nestjs/common';
import { pause, within } from '../timing';
import type { Store } from './store';

const probeDeadline = 2_000;

/** Whether the store answers. Once it is suspected and silent, it is probed until it answers again. */
export class StoreHealth {
  private readonly logger = new Logger(StoreHealth.name);
  private readonly stopping = new AbortController();
  private recovery: Promise<void> | undefined;
  private probing: Promise<boolean> | undefined;

  constructor(
    private readonly store: Pick<Store, 'now'>,
    private readonly probeInterval: number,
  ) {}

  get up(): boolean {
    return this.recovery === undefined;
  }

  /** Somebody's operation failed for the store's sake. Answers whether the store is down. */
  async suspect(): Promise<boolean> {
    if (this.up && (await this.answers())) return false;
    if (this.up) {
      this.logger.error('The store does not answer');
      this.recovery = this.probeUntilUp();
    }
    return true;
  }

  /** Resolves at once if the store is up, else when it answers again. */
  async whenUp(): Promise<void> {
    await this.recovery;
  }

  stop(): void {
    this.stopping.abort();
  }

  private async probeUntilUp(): Promise<void> {
    const { signal } = this.stopping;
    do await pause(this.probeInterval, signal);
    while (!signal.aborted && !(await this.answers()));
    this.recovery = undefined;
    if (!signal.aborted) this.logger.log('The store answers again');
  }

  /** Many who suspect at once share one probe. */
  private answers(): Promise<boolean> {
    this.probing ??= within(probeDeadline, 'The probe of the store', this.store.now())
      .then(
        () => true,
        () => false,
      )
      .finally(() => (this.probing = undefined));
    return this.probing;
  }
}
