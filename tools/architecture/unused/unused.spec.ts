import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root, trackedFiles } from '../source/tracked-files';

interface Report {
  readonly files?: readonly { file: string }[];
  readonly issues: readonly {
    file: string;
    files?: readonly { name: string }[];
    exports?: readonly { name: string }[];
    types?: readonly { name: string }[];
  }[];
}

/** A copy of the tree with an export and a file in it that nobody uses. */
function plantedTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'unused-'));
  for (const { path, text } of trackedFiles()) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  appendFileSync(join(copy, 'libs/contracts/src/services.ts'), '\nexport const planted = 1;\n');
  writeFileSync(join(copy, 'libs/contracts/src/planted-file.ts'), 'export const alone = 1;\n');
  return copy;
}

function unusedIn(tree: string): string[] {
  const knip = [
    join(root, 'node_modules/knip/bin/knip.js'),
    '--config=tools/architecture/knip.json',
    '--include=exports,types,files',
    '--reporter=json',
    '--no-progress',
    '--no-exit-code',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, knip, {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (!stdout.startsWith('{')) throw new Error(`knip said nothing readable: ${stderr}${stdout}`);
  return (JSON.parse(stdout) as Report).issues.flatMap(({ file, files, exports, types }) => [
    ...(files ?? []).map(() => file),
    ...[...(exports ?? []), ...(types ?? [])].map(({ name }) => `${file} ${name}`),
  ]);
}

describe('unused code', () => {
  const tree = plantedTree();
  const unused = unusedIn(tree);
  afterAll(() => rmSync(tree, { recursive: true }));
  const plants = ['libs/contracts/src/services.ts planted', 'libs/contracts/src/planted-file.ts'];

  it('is reported: an export and a file that nobody uses', () => {
    expect(unused).toEqual(expect.arrayContaining(plants));
  });

  it('is not in the tree', () => {
    expect(unused.filter((finding) => !plants.includes(finding))).toEqual([]);
  });
});
