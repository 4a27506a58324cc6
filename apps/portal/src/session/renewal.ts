type Listener = (asking: boolean) => void;

/**
 * Asks the person to sign in again without leaving the page. Requests that were refused meanwhile wait for one
 * answer; before anybody has signed in there is nothing to renew.
 */
class Renewal {
  private waiting: ((renewed: boolean) => void)[] = [];
  private listener: Listener | undefined;

  /** Whoever can show the dialog. Answers how to stop listening. */
  listen(listener: Listener): () => void {
    this.listener = listener;
    return () => {
      if (this.listener === listener) this.listener = undefined;
      this.answer(false);
    };
  }

  /** Resolves with whether the same person has signed in again. */
  ask(): Promise<boolean> {
    if (!this.listener) return Promise.resolve(false);
    this.listener(true);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  answer(renewed: boolean): void {
    const waiting = this.waiting;
    this.waiting = [];
    this.listener?.(false);
    for (const resolve of waiting) resolve(renewed);
  }
}

export const renewal = new Renewal();
