const uses = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const;

/** How long somebody who touches nothing is thought to read. */
const patience = 5 * 60_000;

/** Notes that the page is used. */
export class Presence {
  private last = Date.now();
  private readonly note = () => void (this.last = Date.now());

  constructor() {
    for (const use of uses) window.addEventListener(use, this.note, { passive: true });
  }

  get isHere(): boolean {
    return Date.now() - this.last < patience;
  }

  end(): void {
    for (const use of uses) window.removeEventListener(use, this.note);
  }
}
