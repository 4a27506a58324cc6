import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../processes/free-port';
import { Lifetime } from '../../processes/lifetime';
import { RunFolder } from '../../run-folder';
import { startProcess, untilReady, type Setting } from '../setting';
import { Killable } from './killable';

describe('a server that can be killed', () => {
  let folder: string;
  let setting: Setting;
  let url: string;
  let server: Killable;
  const answer = () => fetch(url, { signal: AbortSignal.timeout(500) }).then((got) => got.text());

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secop-killable-'));
    setting = { run: new RunFolder(folder), lifetime: new Lifetime(), keepData: false };
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const program = `require('http').createServer((_, a) => a.end('here')).listen(${port}, '127.0.0.1')`;
    const options = { name: 'small-server', command: process.execPath, args: ['-e', program] };
    server = new Killable({
      name: options.name,
      spawn: () => startProcess(setting, options),
      ready: (started) => untilReady(started, answer),
    });
    await server.start();
  });
  afterAll(async () => {
    await setting.lifetime.end();
    await rm(folder, { recursive: true });
  });

  it('serves again at the same address after it was killed', async () => {
    const before = server.pid;
    await server.kill();
    await expect(answer()).rejects.toThrow();

    await server.start();

    expect(await answer()).toBe('here');
    expect(server.pid).not.toBe(before);
  });

  it('answers nothing while it is paused, and loses nothing by it', async () => {
    server.pause();
    await expect(answer()).rejects.toThrow();

    server.resume();

    expect(await answer()).toBe('here');
  });

  it('is not started twice', async () => {
    const before = server.pid;
    await server.start();
    expect(server.pid).toBe(before);
  });

  it('ends with the command', async () => {
    await setting.lifetime.end();
    await expect(answer()).rejects.toThrow();
    expect(server.pid).toBeUndefined();
  });
});
