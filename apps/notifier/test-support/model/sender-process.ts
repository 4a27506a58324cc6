import type { Filter, RowsInMemory, Update } from './rows-in-memory';

/** What becomes of a call to the outside. `silent`: it had its effect, and the answer is an error. */
export const fates = ['answered', 'refused', 'silent', 'dies before', 'dies after'] as const;
export type Fate = (typeof fates)[number];

/** A process whose every call to the outside waits until the test lets it through. */
export class SenderProcess {
  dead = false;
  private calls: ((fate: Fate) => void)[] = [];

  get waiting(): number {
    return this.calls.length;
  }

  /** `work` has its effect in one step, in the moment that it is let through. */
  call<Answer>(work: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.calls.push((fate) => {
        if (fate !== 'refused' && fate !== 'dies before') {
          const answer = work();
          if (fate === 'answered') resolve(answer);
        }
        if (fate === 'refused' || fate === 'silent') reject(new Error('the store is silent'));
        if (fate === 'dies before' || fate === 'dies after') this.die();
      });
    });
  }

  /** The next call goes through, if there is one. */
  letThrough(fate: Fate): void {
    this.calls.shift()?.(fate);
  }

  die(): void {
    this.dead = true;
    this.calls = [];
  }

  /** The driver's collection, as this process has it. */
  collection(store: RowsInMemory) {
    return {
      insertMany: (rows: Record<string, unknown>[]) => this.call(() => store.insertMany(rows)),
      findOne: (filter: Filter) => this.call(() => store.findOne(filter)),
      findOneAndUpdate: (filter: Filter, update: Update) =>
        this.call(() => store.findOneAndUpdate(filter, update)),
      updateOne: (filter: Filter, update: Update) =>
        this.call(() => store.updateOne(filter, update)),
      updateMany: (filter: Filter, update: Update) =>
        this.call(() => store.updateMany(filter, update)),
      find: (filter: Filter) => {
        let order: Record<string, unknown> | undefined;
        let most: number | undefined;
        const cursor = {
          sort: (by: Record<string, unknown>) => ((order = by), cursor),
          limit: (count: number) => ((most = count), cursor),
          toArray: () => this.call(() => store.find(filter, order, most)),
        };
        return cursor;
      },
    };
  }
}
