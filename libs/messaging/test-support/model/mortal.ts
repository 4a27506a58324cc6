/** When a process dies: at its n-th call from now, with or without that call's effect. */
export interface Death {
  readonly calls: number;
  readonly effect: boolean;
}

const silence = () => new Promise<never>(() => undefined);

/** A process as its surroundings see it: it calls them until it dies, and then nothing of it is heard any more. */
export class Mortal {
  private death: Death | undefined;
  dead = false;

  constructor(private readonly onDeath: () => void) {}

  diesAt(death: Death): void {
    this.death = death;
  }

  die(): void {
    if (this.dead) return;
    this.dead = true;
    this.onDeath();
  }

  /** A call to the outside. */
  async call<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.dead) return silence();
    if (!this.death) return this.answered(work());
    this.death = { ...this.death, calls: this.death.calls - 1 };
    if (this.death.calls > 0) return this.answered(work());
    if (this.death.effect) void work().catch(() => undefined);
    this.die();
    return silence();
  }

  /** The same object, each of its methods a call to the outside. */
  wrap<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) =>
          this.call(() => (member as (...all: unknown[]) => Promise<unknown>).apply(target, args));
      },
    });
  }

  private async answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } finally {
      if (this.dead) await silence();
    }
  }
}
