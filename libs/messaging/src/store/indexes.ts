import { isDeepStrictEqual } from 'node:util';
import type { mongo } from 'mongoose';

/** Every collection with outboxes has it: the poll finds due documents, admission counts pending ones. */
export const outboxIndex: mongo.IndexDescription = Object.freeze({
  name: 'outbox',
  key: { outboxAt: 1 },
  partialFilterExpression: { outboxAt: { $exists: true } },
});

/**
 * Creates the indexes and then reads them back: uniqueness is a rule of the domain, and a service must not run
 * on a store that does not keep it. Throws when one cannot be made or is another than the one described.
 */
export async function ensureIndexes(
  collection: mongo.Collection,
  indexes: readonly mongo.IndexDescription[],
): Promise<void> {
  if (indexes.length === 0) return;
  await collection.createIndexes([...indexes]);
  const present = (await collection.listIndexes().toArray()) as mongo.IndexDescription[];
  for (const wanted of indexes) {
    const found = present.find(({ key }) => sameKey(key, wanted.key));
    const same =
      found &&
      Boolean(found.unique) === Boolean(wanted.unique) &&
      isDeepStrictEqual(found.partialFilterExpression, wanted.partialFilterExpression);
    if (!same) {
      throw new Error(
        `The store does not keep the index ${wanted.name ?? JSON.stringify(wanted.key)} of ${collection.collectionName}`,
      );
    }
  }
}

const sameKey = (one: unknown, other: mongo.IndexDescription['key']) =>
  JSON.stringify(one) === JSON.stringify(other instanceof Map ? Object.fromEntries(other) : other);
