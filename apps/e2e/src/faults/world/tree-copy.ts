import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';

const needed = ['apps', 'libs', 'docs', 'package.json', 'tsconfig.json', 'tsconfig.base.json'];

/** One text in one file, in the place of another. */
export interface Edit {
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
}

/** A copy of the sources with these edits, ready to run. Throws if an edit finds nothing: it would change nothing. */
export function copyTree(folder: string, edits: readonly Edit[]): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of needed) {
    const source = join(repository, name);
    if (existsSync(source)) {
      cpSync(source, join(folder, name), {
        recursive: true,
        filter: (path) => !/(node_modules|dist|\.spec\.ts)$/.test(path),
      });
    }
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  for (const edit of edits) apply(folder, edit);
  return folder;
}

function apply(folder: string, { file, from, to }: Edit): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${file} has nothing like ${String(from)}`);
  writeFileSync(path, edited);
}
