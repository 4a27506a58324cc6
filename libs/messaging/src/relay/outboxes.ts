import type { OutboxEntry } from '../recording/outbox-entry';

/** A document as it was just read or returned by a write. */
export interface DocumentWithOutbox {
  readonly _id: unknown;
  readonly v?: number;
  readonly outbox?: readonly OutboxEntry[];
}

export interface Leased {
  readonly documents: readonly DocumentWithOutbox[];
  /** So many were due that there may be others. */
  readonly more: boolean;
}

/** What the relay needs of the store; nothing here touches a document's version. */
export interface Outboxes {
  /** Documents that are due, leased by the store's clock to `by`, whoever wrote them; looks at `limit` of them. */
  lease(collection: string, by: string, limit: number): Promise<Leased>;
  /** Those of these documents with a pending outbox. */
  read(collection: string, ids: readonly unknown[]): Promise<DocumentWithOutbox[]>;
  /** Takes the confirmed entries out; a document with nothing left is not pending any more. */
  remove(
    collection: string,
    documents: readonly unknown[],
    entries: readonly string[],
  ): Promise<void>;
  /** A publication failed: the document's turn comes later, and later still after every failure. */
  postpone(collection: string, documents: readonly unknown[]): Promise<void>;
  /** How many documents have a pending outbox; counts no further than that. */
  count(collection: string, enough: number): Promise<number>;
}
