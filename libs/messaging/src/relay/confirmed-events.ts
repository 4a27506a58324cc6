const remembered = 60_000;

/** Ids of events that the broker confirmed within about the last minute. */
export class ConfirmedEvents {
  private recent = new Set<string>();
  private older = new Set<string>();
  private turned = performance.now();

  has(id: string): boolean {
    return this.recent.has(id) || this.older.has(id);
  }

  add(id: string): void {
    if (performance.now() - this.turned > remembered) {
      this.older = this.recent;
      this.recent = new Set();
      this.turned = performance.now();
    }
    this.recent.add(id);
  }
}
