import { setTimeout as pause } from 'node:timers/promises';

/** Runs work again and again with a pause (± 20 %) in between, one run at a time. */
export class Poll {
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;

  constructor(
    private readonly milliseconds: number,
    private readonly work: (signal: AbortSignal) => Promise<void>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  start(): void {
    this.loop ??= this.run(this.stopping.signal);
  }

  /** Resolves when the run under way has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.work(signal).catch(this.onFailure);
      const wait = this.milliseconds * (0.8 + Math.random() * 0.4);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}
