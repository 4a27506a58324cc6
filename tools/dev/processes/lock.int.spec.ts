import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOf } from './identity.cjs';
import { holderOf, lock, tryLock } from './lock.cjs';

describe('a lock between commands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secop-lock-'));
  const path = join(folder, 'a.lock');
  afterEach(() => rmSync(path, { force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has one holder, until that one releases it', () => {
    const held = tryLock(path);
    expect(holderOf(path)?.pid).toBe(process.pid);
    expect(tryLock(path)).toBeUndefined();
    held?.release();
    expect(tryLock(path)).toBeDefined();
  });

  it('is nobody’s when its holder has been killed', () => {
    const { pid } = spawnSync('true');
    writeFileSync(path, JSON.stringify({ pid, startedAt: 'long ago' }));
    expect(holderOf(path)).toBeUndefined();
    expect(tryLock(path)).toBeDefined();
  });

  it('is nobody’s when the pid of its holder now means another process', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'before the last boot' }));
    expect(tryLock(path)).toBeDefined();
  });

  it('says whom it waits for, and is taken as soon as that one is done', async () => {
    const held = tryLock(path);
    const waitsFor: number[] = [];
    const next = lock(path, (pid) => {
      waitsFor.push(pid);
      held?.release();
    });
    await next;
    expect(waitsFor).toEqual([process.pid]);
    expect(holderOf(path)).toEqual({ pid: process.pid, startedAt: startOf(process.pid) });
  });
});
