import { Logger } from '@nestjs/common';
import { reasonOf } from '../broker/broker-connection';
import { isStoreFailure } from '../store/store-errors';
import type { StoreHealth } from '../store/store-health';
import { pause, withJitter } from '../timing';

export interface RepetitionParts {
  readonly what: string;
  /** Answers whether there is more to do at once. */
  readonly work: () => Promise<boolean>;
  readonly health: Pick<StoreHealth, 'up' | 'suspect'>;
  readonly interval: number;
}

/** Does bounded work again and again: at once while there is more, else after a pause. Rests while the store is down. */
export class Repetition {
  private readonly logger = new Logger(Repetition.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: RepetitionParts) {}

  start(): void {
    this.running ??= this.repeat();
  }

  /** Resolves when the work under way is done. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async repeat(): Promise<void> {
    const { health, interval } = this.parts;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const more = health.up && (await this.once());
      if (!more) await pause(withJitter(interval), signal);
    }
  }

  private async once(): Promise<boolean> {
    const { what, work, health } = this.parts;
    try {
      return await work();
    } catch (error) {
      const down = isStoreFailure(error) && (await health.suspect());
      if (!down) this.logger.warn(`${what} failed: ${reasonOf(error)}`);
      return false;
    }
  }
}
