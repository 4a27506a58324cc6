import { DomainError } from '@secop/contracts';

interface Bounds {
  /** How many may wait for one key. */
  readonly waiting: number;
  /** Milliseconds that one of them waits. */
  readonly patience: number;
}

/**
 * Runs the work for one key one after another; different keys do not wait for each other. Who finds too many
 * waiting, or has waited too long, is refused with `command.contended`; its work does not begin.
 */
export class KeyedLock {
  /** Those who wait behind the work that runs; a key without work has no queue. */
  private readonly queues = new Map<string, Set<() => void>>();

  constructor(private readonly bounds: Bounds = { waiting: 256, patience: 10_000 }) {}

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.enter(key);
    try {
      return await work();
    } finally {
      this.leave(key);
    }
  }

  private async enter(key: string): Promise<void> {
    const queue = this.queues.get(key);
    if (!queue) return void this.queues.set(key, new Set());
    if (queue.size >= this.bounds.waiting) throw contended();
    await new Promise<void>((resolve, reject) => {
      const proceed = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.delete(proceed);
        reject(contended());
      }, this.bounds.patience);
      queue.add(proceed);
    });
  }

  private leave(key: string): void {
    const queue = this.queues.get(key);
    const [next] = queue ?? [];
    if (!next) return void this.queues.delete(key);
    queue?.delete(next);
    next();
  }
}

const contended = () => new DomainError('unavailable', 'command.contended');
