import type { Aggregates } from '../recording/aggregates';

/**
 * The relay looks at this document now. A document that lost its `outboxAt` is found again; state and version stay.
 * Answers whether there was anything to publish.
 */
export async function ringOutbox(
  aggregates: Aggregates,
  collection: string,
  id: string,
): Promise<boolean> {
  const now = aggregates.clock.now();
  const documents = aggregates.collection<{ _id: string; outboxAt?: Date }>(collection);
  const { matchedCount } = await documents.updateOne(
    { _id: id, 'outbox.0': { $exists: true } },
    { $min: { outboxAt: now } },
  );
  return matchedCount > 0;
}
