import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { drifted } from './drift';

const root = join(__dirname, '../../..');

describe('the generated documents', () => {
  it('are what the contracts say (otherwise: npm run generate)', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['-r', '@swc-node/register', 'tools/architecture/generate.ts', '--check'],
      { cwd: root, encoding: 'utf8' },
    );

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('are reported when one differs or is missing', () => {
    const documents = [
      { path: 'docs/same.md', text: 'same' },
      { path: 'docs/changed.md', text: 'new words' },
      { path: 'docs/missing.md', text: 'words' },
    ];
    const committed: Record<string, string> = {
      'docs/same.md': 'same',
      'docs/changed.md': 'words',
    };

    expect(drifted(documents, (path) => committed[path])).toEqual([
      'docs/changed.md',
      'docs/missing.md',
    ]);
  });
});
