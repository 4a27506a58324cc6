import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cached } from './cache';

describe('the cache of installed components', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secop-cache-'));
  const before = process.env['SECOP_CACHE'];
  let builds = 0;
  const build = (into: string) => {
    builds += 1;
    writeFileSync(join(into, 'done'), '');
    return Promise.resolve();
  };
  beforeEach(() => {
    process.env['SECOP_CACHE'] = folder;
    builds = 0;
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterAll(() => {
    if (before === undefined) delete process.env['SECOP_CACHE'];
    else process.env['SECOP_CACHE'] = before;
    rmSync(folder, { recursive: true });
  });

  it('builds once, also when two ask at the same time', async () => {
    const [one, other] = await Promise.all([
      cached('Store', 'engine-1', build),
      cached('Store', 'engine-1', build),
    ]);
    expect(one).toBe(other);
    expect(existsSync(join(one, 'done'))).toBe(true);
    await cached('Store', 'engine-1', build);
    expect(builds).toBe(1);
  });

  it('builds again after an interruption, and clears what that left', async () => {
    mkdirSync(join(folder, 'engine-2.building-earlier'));
    await cached('Store', 'engine-2', build);
    expect(readdirSync(folder).filter((name) => name.startsWith('engine-2'))).toEqual(['engine-2']);
  });

  it('keeps nothing of a build that fails, and lets the next one try', async () => {
    const failing = cached('Store', 'engine-3', () => Promise.reject(new Error('closed')));
    await expect(failing).rejects.toThrow('closed');
    expect(readdirSync(folder).filter((name) => name.startsWith('engine-3'))).toEqual([]);
    await cached('Store', 'engine-3', build);
    expect(builds).toBe(1);
  });
});
