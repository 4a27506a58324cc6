/** Counts deliveries and takes the time between the first and the last expected one. */
export class Counted {
  private started = 0;
  private seen = 0;
  private finish: (milliseconds: number) => void = () => undefined;
  readonly finished: Promise<number>;

  constructor(private readonly expected: number) {
    this.finished = new Promise((resolve) => (this.finish = resolve));
  }

  one(): void {
    if (this.seen === 0) this.started = performance.now();
    this.seen += 1;
    if (this.seen === this.expected) this.finish(performance.now() - this.started);
  }
}
