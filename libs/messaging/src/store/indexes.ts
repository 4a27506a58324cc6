import { isDeepStrictEqual } from 'node:util';
import { mongo } from 'mongoose';

/** Documents with events that are not published yet. A filter says it so, or the index of outboxes does not serve it. */
export const outboxWaits = Object.freeze({ outboxAt: Object.freeze({ $exists: true }) });

/** Every collection with outboxes has it: the poll finds due documents, admission counts pending ones. */
export const outboxIndex: mongo.IndexDescription = Object.freeze({
  name: 'outbox',
  key: { outboxAt: 1 },
  partialFilterExpression: outboxWaits,
});

/** How many documents wait, no further than `most`: by the index alone, whatever the planner believes of the collection. */
export const countWaiting = <Document extends mongo.Document>(
  collection: mongo.Collection<Document>,
  most: number,
): Promise<number> =>
  collection.countDocuments(outboxWaits, {
    hint: outboxIndex.name,
    limit: most,
  });

/** The store does not keep an index that a service relies on. The message is one sentence without values. */
export class IndexMissing extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IndexMissing';
  }
}

type Indexes = readonly mongo.IndexDescription[];

/**
 * Creates what is missing and reads it back: uniqueness is a rule of the domain, and a service must not run on a
 * store that does not keep it. MongoDB (4.2 and later) lets reads and writes go on while it builds. Throws IndexMissing
 * when one cannot be made or is another than the one described.
 */
export async function ensureIndexes(collection: mongo.Collection, indexes: Indexes): Promise<void> {
  const missing = absentFrom(await presentOn(collection), indexes);
  if (missing.length === 0) return;
  for (const index of missing) await make(collection, index);
  await checkIndexes(collection, indexes);
}

/** Throws IndexMissing when one is missing, or another than the one described; makes nothing. */
export async function checkIndexes(collection: mongo.Collection, indexes: Indexes): Promise<void> {
  const [missing] = absentFrom(await presentOn(collection), indexes);
  if (missing) {
    throw new IndexMissing(
      `The store does not keep the ${nameOf(missing)} of ${collection.collectionName}: migrate --again makes it`,
    );
  }
}

const namespaceNotFound = 26;

async function presentOn(collection: mongo.Collection): Promise<mongo.IndexDescription[]> {
  try {
    return (await collection.listIndexes().toArray()) as mongo.IndexDescription[];
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === namespaceNotFound) return [];
    throw error;
  }
}

const absentFrom = (present: Indexes, wanted: Indexes): mongo.IndexDescription[] =>
  wanted.filter(({ key, unique, partialFilterExpression }) => {
    const found = present.find((one) => sameKey(one.key, key));
    const same =
      found &&
      Boolean(found.unique) === Boolean(unique) &&
      isDeepStrictEqual(found.partialFilterExpression, partialFilterExpression);
    return !same;
  });

/** One at a time, so that an operator can be told which one it is. */
async function make(collection: mongo.Collection, index: mongo.IndexDescription): Promise<void> {
  try {
    await collection.createIndexes([index]);
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError)) throw error;
    throw new IndexMissing(
      `The ${nameOf(index)} of ${collection.collectionName} is missing and cannot be made: ${reasonOf(error)}`,
      { cause: error },
    );
  }
}

const nameOf = ({ name, key, unique }: mongo.IndexDescription): string =>
  `${unique ? 'unique ' : ''}index ${name ?? JSON.stringify(key)}`;

/** MongoDB has a code for documents that break an index; DocumentDB has words. */
const reasonOf = ({ code, message }: mongo.MongoServerError): string =>
  code === 11_000 || message.startsWith('could not create exclusion constraint')
    ? 'documents in it have the same key'
    : message;

const sameKey = (one: unknown, other: mongo.IndexDescription['key']) =>
  JSON.stringify(one) === JSON.stringify(other instanceof Map ? Object.fromEntries(other) : other);
