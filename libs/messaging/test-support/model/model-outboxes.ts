import type { OutboxEntry } from '../../src/recording/outbox-entry';
import type { DocumentWithOutbox, Leased, Outboxes } from '../../src/relay/outboxes';

interface Stored {
  readonly _id: string;
  v: number;
  outbox: OutboxEntry[];
  outboxAt?: number;
  relay?: { by?: string; until?: number; tries: number };
}

const bell = 2_000;
const lease = 30_000;

/** The collection of a service in memory, with a clock that only the test moves. */
export class ModelOutboxes implements Outboxes {
  readonly documents = new Map<string, Stored>();
  now = 0;

  /** As one write of the repository does: the next version, with one event more. Returns what the write returned. */
  record(id: string, entry: (version: number) => OutboxEntry): DocumentWithOutbox {
    const stored = this.documents.get(id) ?? { _id: id, v: 0, outbox: [] };
    this.documents.set(id, stored);
    stored.v += 1;
    stored.outbox.push(entry(stored.v));
    stored.outboxAt = Math.min(stored.outboxAt ?? Infinity, this.now + bell);
    return copyOf(stored);
  }

  lease(_collection: string, by: string, limit: number): Promise<Leased> {
    const due = [...this.documents.values()]
      .filter(
        ({ outboxAt = Infinity, relay }) => outboxAt <= this.now && (relay?.until ?? 0) <= this.now,
      )
      .slice(0, limit);
    for (const stored of due) {
      stored.relay = { by, until: this.now + lease, tries: stored.relay?.tries ?? 0 };
    }
    return Promise.resolve({ documents: due.map(copyOf), more: due.length === limit });
  }

  read(_collection: string, ids: readonly unknown[]): Promise<DocumentWithOutbox[]> {
    return Promise.resolve(this.pendingAmong(ids).map(copyOf));
  }

  remove(_: string, ids: readonly unknown[], entries: readonly string[]): Promise<void> {
    for (const stored of this.pendingAmong(ids)) {
      stored.outbox = stored.outbox.filter(({ id }) => !entries.includes(id));
      if (stored.outbox.length === 0) delete stored.outboxAt;
      delete stored.relay;
    }
    return Promise.resolve();
  }

  postpone(_collection: string, ids: readonly unknown[]): Promise<void> {
    for (const stored of this.pendingAmong(ids)) {
      const tries = stored.relay?.tries ?? 0;
      stored.outboxAt = this.now + Math.min(15_000, 1_000 * 2 ** tries);
      stored.relay = { tries: tries + 1 };
    }
    return Promise.resolve();
  }

  count(): Promise<number> {
    return Promise.resolve(this.pendingAmong([...this.documents.keys()]).length);
  }

  private pendingAmong(ids: readonly unknown[]): Stored[] {
    return [...this.documents.values()].filter(
      ({ _id, outboxAt }) => ids.includes(_id) && outboxAt !== undefined,
    );
  }
}

const copyOf = ({ _id, v, outbox }: Stored): DocumentWithOutbox => ({
  _id,
  v,
  outbox: [...outbox],
});
