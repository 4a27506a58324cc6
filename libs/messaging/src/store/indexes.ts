import { isDeepStrictEqual } from 'node:util';
import { mongo } from 'mongoose';

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
  for (const index of indexes) await make(collection, index);
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

/** One at a time, so that an operator can be told which one it is. */
async function make(collection: mongo.Collection, index: mongo.IndexDescription): Promise<void> {
  try {
    await collection.createIndexes([index]);
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError)) throw error;
    const name = `${index.unique ? 'unique ' : ''}index ${index.name ?? JSON.stringify(index.key)}`;
    throw new Error(
      `The ${name} of ${collection.collectionName} is missing and cannot be made: ${reasonOf(error)}`,
      { cause: error },
    );
  }
}

/** MongoDB has a code for documents that break an index; DocumentDB has words. */
const reasonOf = ({ code, message }: mongo.MongoServerError): string =>
  code === 11_000 || message.startsWith('could not create exclusion constraint')
    ? 'documents in it have the same key'
    : message;

const sameKey = (one: unknown, other: mongo.IndexDescription['key']) =>
  JSON.stringify(one) === JSON.stringify(other instanceof Map ? Object.fromEntries(other) : other);
