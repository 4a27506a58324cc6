/** What a command has started, ended in the opposite order, once. */
export class Lifetime {
  private readonly stops: (() => Promise<unknown>)[] = [];
  private ending?: Promise<void>;

  /** Registers what must be ended; ends it at once if the end has already begun. */
  async add(stop: () => Promise<unknown>): Promise<void> {
    this.stops.push(stop);
    if (this.ending) await this.drain();
  }

  end(): Promise<void> {
    this.ending ??= this.drain();
    return this.ending;
  }

  get over(): boolean {
    return this.ending !== undefined;
  }

  private async drain(): Promise<void> {
    for (let stop = this.stops.pop(); stop; stop = this.stops.pop()) {
      await stop().catch((error: unknown) => console.error(`While stopping: ${String(error)}`));
    }
  }
}
