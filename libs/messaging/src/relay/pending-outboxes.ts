import type { Store } from '../store/store';
import type { Admission } from './admission';

/** Counts for admission. Apart from the poll, whose passes last longest when the count matters most. */
export class PendingOutboxes {
  constructor(
    private readonly store: Store,
    private readonly collections: ReadonlySet<string>,
    private readonly admission: Admission,
  ) {}

  async count(): Promise<void> {
    let pending = 0;
    for (const name of this.collections) {
      pending += await this.store
        .collection(name)
        .countDocuments({ outboxAt: { $exists: true } }, { limit: this.admission.enough });
    }
    this.admission.counted(pending);
  }
}
