import type { mongo } from 'mongoose';

const pageSize = 250;
const pageDeadline = { maxTimeMS: 14_000 };

export interface DocumentWithId extends mongo.Document {
  readonly _id: string;
}

/**
 * All documents of a collection, or those with these ids, a page at a time along the index of ids: one page is in
 * memory, and no query runs long, however large the collection is. Filter what comes; a filter in the store would
 * make one query walk until it has found a page.
 */
export async function* documentPages<T extends DocumentWithId>(
  collection: mongo.Collection<T>,
  projection: mongo.Document,
  ids?: readonly string[],
): AsyncGenerator<T[]> {
  const among = ids && [...new Set(ids)].sort();
  for (let last = '', read = 0; ;) {
    const asked = among?.slice(read, (read += pageSize));
    const filter = { _id: asked ? { $in: asked } : { $gt: last } } as mongo.Filter<T>;
    const page = await collection
      .find(filter, { ...pageDeadline, projection })
      .sort({ _id: 1 })
      .limit(pageSize)
      .toArray();
    if (page.length > 0) yield page as T[];
    if (among ? read >= among.length : page.length < pageSize) return;
    last = page.at(-1)?._id ?? last;
  }
}
