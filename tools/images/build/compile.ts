import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { transformSync } from '@swc/core';

export interface Compiled {
  /** CommonJS by its path from the repository's root, with `.js`. */
  readonly files: ReadonlyMap<string, string>;
  /** What these files require of node_modules: exact, because types and specs leave no trace in JavaScript. */
  readonly packages: readonly string[];
}

const library = /^@secop\/(\w+)$/;
const required = /\brequire\("([^"]+)"\)/g;

/** Everything that these files import of the repository, and nothing else. Throws for an import that leads nowhere. */
export function compile(root: string, entries: readonly string[]): Compiled {
  const files = new Map<string, string>();
  const packages = new Set<string>();
  const waiting = [...entries];
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    const path = compiledPath(source);
    if (files.has(path)) continue;
    const from = source;
    const code = javascriptOf(root, from).replace(required, (call, specifier: string) => {
      const target = sourceOf(root, from, specifier);
      if (target === undefined) {
        if (!specifier.startsWith('node:')) packages.add(packageOf(specifier));
        return call;
      }
      waiting.push(target);
      return `require("${relativeTo(from, target)}")`;
    });
    files.set(path, code);
  }
  return { files, packages: [...packages].sort() };
}

/** With decorator metadata, which Nest injects by, as in the tests. */
function javascriptOf(root: string, source: string): string {
  const { code } = transformSync(readFileSync(join(root, source), 'utf8'), {
    filename: source,
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
      },
    },
    module: { type: 'commonjs' },
  });
  return code;
}

/** The file of the repository that this import means; `undefined`: a package, or a part of Node. */
function sourceOf(root: string, from: string, specifier: string): string | undefined {
  const [, name] = library.exec(specifier) ?? [];
  if (name === undefined && !specifier.startsWith('.')) return undefined;
  const path = name ? `libs/${name}/src` : posix.join(posix.dirname(from), specifier);
  const found = [`${path}.ts`, `${path}/index.ts`].find((each) => existsSync(join(root, each)));
  if (!found) throw new Error(`${from} imports ${specifier}, and there is no such file`);
  return found;
}

const compiledPath = (source: string) => source.replace(/\.ts$/, '.js');

function relativeTo(from: string, target: string): string {
  const path = posix.relative(dirname(from), compiledPath(target));
  return path.startsWith('.') ? path : `./${path}`;
}

/** `@nestjs/common/x` → `@nestjs/common`. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
