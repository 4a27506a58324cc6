import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './source-file';

export const root = join(__dirname, '../../..');

const binary = /\.(png|jpe?g|gif|ico|woff2?|ttf|pdf|gz)$/;

/** What is in version control, as it is in the working tree. */
export function trackedFiles(): SourceFile[] {
  return execFileSync('git', ['ls-files', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
    .split('\0')
    .filter((path) => path !== '' && !binary.test(path) && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
