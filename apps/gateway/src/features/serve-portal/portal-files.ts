import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';

export interface PortalFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** Compressed beside it. */
  readonly encodings: readonly Encoding[];
  /** Of its content: a build may give every file the same time. */
  readonly version: string;
  /** Its name changes with its content. */
  readonly immutable: boolean;
}

/** In the order of our preference. */
const extensions = { br: '.br', gzip: '.gz' } as const;
export type Encoding = keyof typeof extensions;

export const encodedPath = ({ path }: PortalFile, encoding: Encoding | undefined): string =>
  encoding ? path + extensions[encoding] : path;

const mostFiles = 2_000;
const page = 'index.html';
/** As the portal's build names what the page refers to: `assets/name-hash.ext`. */
const hashed = /^assets\/.*-[\w-]{8,}\.\w+$/;

/**
 * What the folder held when the gateway started; nothing else is ever read. Links and names that begin with a dot
 * are left out. Throws when there is no `index.html`, so that a wrong folder is found at the start.
 */
export class PortalFiles {
  readonly folder: string;
  private readonly files: ReadonlyMap<string, PortalFile>;

  constructor(folder: string) {
    this.folder = resolve(folder);
    const paths = new Set(pathsIn(this.folder));
    if (!paths.has(page)) throw new Error(`PORTAL_FILES: the folder holds no ${page}`);
    if (paths.size > mostFiles) throw new Error(`PORTAL_FILES: more than ${mostFiles} files`);
    this.files = new Map([...paths].map((path) => [path, fileAt(this.folder, path, paths)]));
  }

  /**
   * By the path of a request. The portal has its own routes: a path without a dot, outside of the assets, is one of
   * its pages for a reader of pages.
   */
  find(urlPath: string, readsPages: boolean): PortalFile | undefined {
    const path = decodedPath(urlPath);
    if (path === undefined) return undefined;
    if (path === '') return this.files.get(page);
    const isPage = readsPages && !/^assets(\/|$)/.test(path) && !posix.basename(path).includes('.');
    return this.files.get(path) ?? (isPage ? this.files.get(page) : undefined);
  }
}

const fileAt = (folder: string, path: string, paths: ReadonlySet<string>): PortalFile => ({
  path,
  version: createHash('sha256')
    .update(readFileSync(join(folder, path)))
    .digest('base64url'),
  encodings: (Object.keys(extensions) as Encoding[]).filter((encoding) =>
    paths.has(path + extensions[encoding]),
  ),
  immutable: hashed.test(path),
});

/** A link could lead anywhere, so it is not followed. */
const pathsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.split('/').some((name) => name.startsWith('.')))
    .filter((path) => lstatSync(join(folder, path)).isFile());

function decodedPath(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath).replace(/^\//, '');
  } catch {
    return undefined;
  }
}
