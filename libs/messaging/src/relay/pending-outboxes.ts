import type { Admission } from './admission';
import type { Outboxes } from './outboxes';

/** Counts for admission. Apart from the poll, whose passes last longest when the count matters most. */
export class PendingOutboxes {
  constructor(
    private readonly outboxes: Outboxes,
    private readonly collections: ReadonlySet<string>,
    private readonly admission: Admission,
  ) {}

  async count(): Promise<void> {
    let pending = 0;
    for (const name of this.collections) {
      pending += await this.outboxes.count(name, this.admission.enough);
    }
    this.admission.counted(pending);
  }
}
