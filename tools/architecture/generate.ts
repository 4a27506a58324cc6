import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { allDocuments, type Document } from './documents/documents';
import { drifted } from './documents/drift';

const root = join(__dirname, '../..');

/** `npm run generate` writes what is made from the contracts; with `--check` it only says what drifted. */
async function main(check: boolean): Promise<void> {
  const documents = await Promise.all(allDocuments().map(formatted));
  const stale = drifted(documents, committed);
  if (check && stale.length > 0) {
    throw new Error(`run \`npm run generate\`; out of date: ${stale.join(', ')}`);
  }
  if (check) return;
  for (const { path, text } of documents.filter(({ path }) => stale.includes(path))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
  const freeze = join(root, 'libs/contracts/src/frozen/freeze.ts');
  execFileSync(process.execPath, ['-r', '@swc-node/register', freeze], {
    cwd: root,
    stdio: 'inherit',
  });
}

async function formatted({ path, text }: Document): Promise<Document> {
  const options = await resolveConfig(join(root, path));
  return { path, text: await format(text, { ...options, filepath: path }) };
}

function committed(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

main(process.argv.includes('--check')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
