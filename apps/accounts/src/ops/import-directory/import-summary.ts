import type { BatchOutcome } from '../../infrastructure/directory-import';
import type { RowRefusal } from '../../domain/directory/open-dataset-row';

export type Refusal = RowRefusal | 'line-malformed' | 'code-repeated' | 'account-registered';

/** What became of the rows of one import. */
export class ImportSummary {
  read = 0;
  inserted = 0;
  updated = 0;
  unchanged = 0;
  readonly refused = new Map<Refusal, number>();
  interrupted = false;
  peakMemory = 0;
  private readonly started = performance.now();

  add({ inserted, updated, unchanged, registered, repeated }: BatchOutcome): void {
    this.inserted += inserted;
    this.updated += updated;
    this.unchanged += unchanged;
    this.refuse('account-registered', registered);
    this.refuse('code-repeated', repeated);
    this.peakMemory = Math.max(this.peakMemory, process.memoryUsage.rss());
  }

  refuse(reason: Refusal, rows = 1): void {
    if (rows > 0) this.refused.set(reason, (this.refused.get(reason) ?? 0) + rows);
  }

  /** One line, for while it runs and for the end. */
  toString(): string {
    const seconds = (performance.now() - this.started) / 1_000;
    const refused = [...this.refused.values()].reduce((sum, rows) => sum + rows, 0);
    const reasons = [...this.refused].map(([reason, rows]) => `${reason} ${count(rows)}`);
    return [
      `${count(this.read)} read`,
      `${count(this.inserted)} inserted`,
      `${count(this.updated)} updated`,
      `${count(this.unchanged)} unchanged`,
      `${count(refused)} refused${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}`,
      `${seconds.toFixed(1)} s`,
      `${count(Math.round(this.read / Math.max(seconds, 0.001)))} rows/s`,
      `${Math.round(this.peakMemory / 2 ** 20)} MB`,
    ].join(' · ');
  }
}

const count = (rows: number) => rows.toLocaleString('en');
