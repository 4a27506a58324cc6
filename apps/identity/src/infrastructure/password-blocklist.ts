import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Entries of the data file beside this one, as `compact` writes them. */
export const passwordBlocklist: ReadonlySet<string> = new Set(
  readFileSync(join(__dirname, 'password-blocklist.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);
