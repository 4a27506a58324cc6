import { mongo } from 'mongoose';

/** `undefined` for every other error. MongoDB writes `index: NAME dup key`, DocumentDB `Index 'NAME'`. */
export function duplicateKeyIndex(error: unknown): string | undefined {
  if (!(error instanceof mongo.MongoServerError) || error.code !== 11000) return undefined;
  const [, mongodb, documentdb] =
    /index: (?:[\w.-]+\.\$)?(\S+) dup key|[Ii]ndex '([^']+)'/.exec(error.message) ?? [];
  return mongodb ?? documentdb ?? 'unknown';
}
