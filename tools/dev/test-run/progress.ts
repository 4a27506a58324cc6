import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which test file each running project is at, as `jest-reporter.cjs` notes it in this folder: "accounts: src/x.spec.ts". */
export async function whereTestsStand(folder: string): Promise<string[]> {
  const notes = (await readdir(folder)).filter((file) => file.endsWith('.now')).sort();
  const lines = notes.map(async (note) => {
    const file = await readFile(join(folder, note), 'utf8').catch(() => undefined);
    return file === undefined ? [] : [`${note.replace(/\.now$/, '')}: ${file}`];
  });
  return (await Promise.all(lines)).flat();
}
