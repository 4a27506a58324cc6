import { mongo } from 'mongoose';

const internalError = 1;
const passedOn = /violates (?:exclusion|unique) constraint/;

/**
 * `undefined` for every other error. MongoDB writes `index: NAME dup key`, DocumentDB `Index 'NAME'`; DocumentDB's
 * `findAndModify` passes PostgreSQL's words on, which do not tell the index: `unknown`.
 */
export function duplicateKeyIndex(error: unknown): string | undefined {
  if (!(error instanceof mongo.MongoServerError)) return undefined;
  if (error.code === internalError && passedOn.test(error.message)) return 'unknown';
  if (error.code !== 11000) return undefined;
  const [, mongodb, documentdb] =
    /index: (?:[\w.-]+\.\$)?(\S+) dup key|[Ii]ndex '([^']+)'/.exec(error.message) ?? [];
  return mongodb ?? documentdb ?? 'unknown';
}
