/** At most so many at the same time; the others wait in order. */
export class Slots {
  private readonly waiting: Array<() => void> = [];

  constructor(private free: number) {}

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  /** Nobody waits any more: at a stop, everybody comes through to find out about it. */
  open(): void {
    this.free = Infinity;
    this.waiting.splice(0).forEach((resolve) => resolve());
  }
}
