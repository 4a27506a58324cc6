import type { FactsScope, OutboxFact, ServiceName } from '@secop/contracts';
import type { DocumentWithId } from './document-pages';

/** What `outboxFact` reads of a document: no event's body. */
export const outboxFields = Object.freeze({ 'outbox.at': 1, outboxAt: 1 });

/** A document's events that are not published, or not yet removed, if it has any. */
export function outboxFact(
  collection: string,
  { _id, ...fields }: DocumentWithId,
): OutboxFact | undefined {
  const { outbox = [], outboxAt } = fields as { outbox?: { at: Date }[]; outboxAt?: Date };
  if (outbox.length === 0) return undefined;
  const oldest = Math.min(...outbox.map(({ at }) => at.getTime()));
  return {
    fact: 'outbox',
    collection,
    id: _id,
    entries: outbox.length,
    oldest: new Date(oldest).toISOString(),
    dueAt: outboxAt?.toISOString(),
  };
}

/** The documents of this collection whose outboxes are asked for by id. */
export const askedOutboxes = (
  { ids }: FactsScope,
  service: ServiceName,
  collection: string,
): string[] =>
  (ids?.outboxes ?? [])
    .filter((asked) => asked.source === service && asked.collection === collection)
    .map(({ id }) => id);
