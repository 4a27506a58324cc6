import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '@secop/dev';
import { transformSync, type Options } from '@swc/core';

const parts = ['libs/contracts', 'libs/messaging', 'libs/platform', 'apps'];
const left = /(^|\/)(node_modules|dist|e2e|portal|test-support)(\/|$)|\.spec\.ts$|\.tsbuildinfo$/;

const options: Options = {
  swcrc: false,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
    },
  },
};

/** One text in one file, in the place of another. */
export interface Edit {
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
}

/**
 * The services as JavaScript, as a deployment has them: a process that is killed a hundred times should not be compiled a
 * hundred times. Edits make another version of it; one that finds nothing to change is refused. Must lie in the repository.
 */
export function build(folder: string, edits: readonly Edit[] = []): string {
  for (const file of parts.flatMap((part) => filesBelow(part))) write(folder, file, edits);
  for (const name of ['contracts', 'messaging', 'platform']) {
    const target = join(folder, 'node_modules/@secop', name);
    mkdirSync(target, { recursive: true });
    writeFileSync(
      join(target, 'index.js'),
      `module.exports = require('../../../libs/${name}/src');\n`,
    );
  }
  return folder;
}

function write(folder: string, file: string, edits: readonly Edit[]): void {
  const target = join(folder, file);
  mkdirSync(dirname(target), { recursive: true });
  const bytes = readFileSync(join(repository, file));
  if (!file.endsWith('.ts')) return writeFileSync(target, bytes);
  const source = edits
    .filter((edit) => edit.file === file)
    .reduce((text, edit) => edited(text, edit), bytes.toString('utf8'));
  const { code } = transformSync(source, { ...options, filename: file });
  writeFileSync(target.replace(/\.ts$/, '.js'), code);
}

function edited(text: string, { file, from, to }: Edit): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has nothing like ${String(from)}`);
  return changed;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(repository, folder))
    .map((name) => join(folder, name))
    .filter((path) => !left.test(path))
    .flatMap((path) =>
      statSync(join(repository, path)).isDirectory() ? filesBelow(path) : [path],
    );
}
