/** A file of the repository, by its path from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Where a rule is broken, and how. */
export interface Violation {
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

/** A rule of the house that the compiler does not know. */
export interface Guard {
  /** Completes "the tree …". */
  readonly name: string;
  check(files: readonly SourceFile[]): Violation[];
}

export const isCode = ({ path }: SourceFile) => /\.(tsx?|[cm]js)$/.test(path);
export const isTypeScript = ({ path }: SourceFile) => /\.tsx?$/.test(path);
export const isSpec = ({ path }: SourceFile) => /[.-]spec\.tsx?$/.test(path);

/** Lines, counted from one, that match. */
export function matchingLines({ text }: SourceFile, pattern: RegExp): number[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}
