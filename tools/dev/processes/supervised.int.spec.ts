import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupLives, identify, lives } from './identity.cjs';
import { startSupervised } from './supervised';
import { waitUntil } from './wait-until';

const stubborn = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')";

describe('a supervised child', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secop-supervised-'));
  const record = join(folder, 'child.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends with its whole group when the process that asked for it is killed with -9', async () => {
    const spec = {
      ...{ name: 'child', command: 'sh', args: ['-c', 'sleep 600 & sleep 600'] },
      ...{ stopSignal: 'SIGTERM', graceMs: 5_000, record },
    };
    const asker = spawn(process.execPath, [
      '-e',
      `require('node:child_process').spawn(process.execPath,
        [${JSON.stringify(join(__dirname, 'supervise.cjs'))}, ${JSON.stringify(JSON.stringify(spec))}],
        { stdio: ['pipe', 'ignore', 'ignore', 'ignore'], detached: true });`,
    ]);
    expect(await waitUntil(() => existsSync(record), 10_000)).toBe(true);
    const known = JSON.parse(readFileSync(record, 'utf8')) as Record<
      'child' | 'supervisor',
      { pid: number; startedAt: string }
    >;
    expect(lives(known.child)).toBe(true);

    asker.kill('SIGKILL');

    expect(await waitUntil(() => !groupLives(known.child.pid), 10_000)).toBe(true);
    expect(await waitUntil(() => !lives(known.supervisor), 10_000)).toBe(true);
    expect(existsSync(record)).toBe(false);
  });

  it('is killed when it does not end within its grace', async () => {
    const log = join(folder, 'stubborn.log');
    const child = await startSupervised({
      ...{ name: 'stubborn', command: process.execPath, args: ['-e', stubborn] },
      ...{ graceMs: 300, log },
    });
    expect(await waitUntil(() => readFileSync(log, 'utf8') === 'up\n', 10_000)).toBe(true);
    await child.stop();
    expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(groupLives(child.pid)).toBe(false);
  });

  it('tells how it ended by itself', async () => {
    const child = await startSupervised({ name: 'brief', command: 'sh', args: ['-c', 'exit 7'] });
    expect(await child.ended).toEqual({ code: 7, signal: null });
  });

  it('writes into a log that only its owner reads', async () => {
    const log = join(folder, 'child.log');
    const child = await startSupervised({ name: 'writer', command: 'echo', args: ['hello'], log });
    await child.ended;
    expect(readFileSync(log, 'utf8')).toBe('hello\n');
    expect(statSync(log).mode & 0o777).toBe(0o600);
  });

  it('is refused at once if there is no such command', async () => {
    const starting = startSupervised({ name: 'nothing', command: '/no/such/command', args: [] });
    await expect(starting).rejects.toThrow('ENOENT');
  });

  it('is gone when stop() returns', async () => {
    const child = await startSupervised({ name: 'sleeper', command: 'sleep', args: ['600'] });
    expect(identify(child.pid).startedAt).toBeDefined();
    await child.stop();
    expect(identify(child.pid).startedAt).toBeUndefined();
  });
});
