type Stop = () => Promise<unknown>;

/** What a command has started. It is ended once, in the opposite order or, for equals, side by side. */
export class Lifetime {
  private readonly stops: Stop[] = [];
  private ending?: Promise<void>;

  constructor(private readonly order: 'opposite' | 'sideBySide' = 'opposite') {}

  /** Registers what must be ended; ends it at once if the end has already begun. */
  async add(stop: Stop): Promise<void> {
    this.stops.push(stop);
    if (this.ending) await this.drain();
  }

  /** A part that ends as a whole at its place in the order. */
  async part(order: 'opposite' | 'sideBySide'): Promise<Lifetime> {
    const part = new Lifetime(order);
    await this.add(() => part.end());
    return part;
  }

  end(): Promise<void> {
    this.ending ??= this.drain();
    return this.ending;
  }

  get over(): boolean {
    return this.ending !== undefined;
  }

  private async drain(): Promise<void> {
    if (this.order === 'sideBySide') {
      await Promise.all(this.stops.splice(0).map(settle));
      return;
    }
    for (let stop = this.stops.pop(); stop; stop = this.stops.pop()) await settle(stop);
  }
}

async function settle(stop: Stop): Promise<void> {
  await stop().catch((error: unknown) => console.error(`While stopping: ${String(error)}`));
}
