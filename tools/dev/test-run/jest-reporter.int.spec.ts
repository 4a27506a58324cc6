import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../run-folder';

const keepsRunning = "require('node:net').createServer().listen(0, '127.0.0.1');";
const asksWhereItIs = (folder: string) =>
  `expect(require('node:fs').readFileSync('${folder}/some.now', 'utf8')).toBe('a.spec.js');`;

describe('a run of tests', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'reporter-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const run = async (body: string): Promise<{ code: unknown; said: string }> => {
    await writeFile(join(folder, 'a.spec.js'), `it('does something', () => { ${body} });`);
    await writeFile(
      join(folder, 'jest.config.cjs'),
      `module.exports = {
        ...require('${repository}/jest.preset.cjs')('some', __dirname),
        testMatch: ['<rootDir>/*.spec.js'],
        transform: {},
      };`,
    );
    const jest = join(repository, 'node_modules/jest/bin/jest.js');
    const env = { ...process.env, TEST_PROGRESS: folder };
    return new Promise((resolve) =>
      execFile(
        process.execPath,
        [jest, '-i', '-c', join(folder, 'jest.config.cjs')],
        { env },
        (error, _stdout, said) => resolve({ code: error?.code, said }),
      ),
    );
  };

  it('ends by itself, says meanwhile where it is, and no longer afterwards', async () => {
    const { code, said } = await run(asksWhereItIs(folder));
    expect(said).toContain('1 passed');
    expect(code).toBeUndefined();
    expect(await readdir(folder)).not.toContain('some.now');
  });

  it('that leaves something open fails, and says what, instead of waiting for ever', async () => {
    const { code, said } = await run(keepsRunning);
    expect(said).toContain('1 passed');
    expect(said).toMatch(/left open: .*TCPServerWrap/);
    expect(code).toBe(1);
  });
});
