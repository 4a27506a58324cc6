import type { OutboxEntry } from '../recording/outbox-entry';
import { ConfirmedEvents } from './confirmed-events';
import type { OutboxBookkeeping } from './outbox-bookkeeping';
import type { DocumentWithOutbox } from './outboxes';
import { Window } from './window';

interface Slot {
  /** Newer than what is being published, if anything is. */
  next: DocumentWithOutbox | undefined;
  running?: Promise<void>;
}

/**
 * Publishes whole outboxes, each in order and stopping at its first failure: one publication per document at a
 * time in this process, many documents side by side.
 */
export class DocumentPublications {
  private readonly slots = new Map<string, Slot>();
  private readonly window: Window;
  private readonly maximumWaiting: number;
  private readonly confirmed = new ConfirmedEvents();

  constructor(
    private readonly deliver: (entry: OutboxEntry) => Promise<void>,
    private readonly bookkeeping: OutboxBookkeeping,
    window: number,
  ) {
    this.window = new Window(window);
    this.maximumWaiting = window * 10;
  }

  /** So many documents wait that a bell had better leave the rest to the poll: memory is bounded. */
  get crowded(): boolean {
    return this.slots.size >= this.maximumWaiting;
  }

  /** Resolves when this state of the outbox, or a newer one, has been tried. Never rejects. */
  submit(collection: string, document: DocumentWithOutbox): Promise<void> {
    const key = `${collection}/${String(document._id)}`;
    const slot = this.slots.get(key) ?? { next: undefined };
    if (!slot.next || (document.v ?? 0) >= (slot.next.v ?? 0)) slot.next = document;
    this.slots.set(key, slot);
    slot.running ??= this.run(key, collection, slot);
    return slot.running;
  }

  async settled(): Promise<void> {
    await Promise.all([...this.slots.values()].map(async ({ running }) => running));
  }

  private async run(key: string, collection: string, slot: Slot): Promise<void> {
    await this.window.enter();
    try {
      while (slot.next) {
        const document = slot.next;
        slot.next = undefined;
        await this.publish(collection, document);
      }
    } finally {
      this.slots.delete(key);
      this.window.leave();
    }
  }

  private async publish(collection: string, { _id, outbox = [] }: DocumentWithOutbox) {
    if (outbox.length === 0) this.bookkeeping.remove(collection, _id, undefined);
    for (const entry of outbox) {
      try {
        // A read may be older than our removal: what is confirmed is removed again, not sent again.
        if (!this.confirmed.has(entry.id)) await this.deliver(entry);
      } catch {
        return this.bookkeeping.postpone(collection, _id);
      }
      this.confirmed.add(entry.id);
      this.bookkeeping.remove(collection, _id, entry.id);
    }
  }
}
