import type { Document } from './documents';

/** The documents whose committed text is another one, or missing. */
export const drifted = (
  documents: readonly Document[],
  committed: (path: string) => string | undefined,
): string[] =>
  documents.filter(({ path, text }) => committed(path) !== text).map(({ path }) => path);
