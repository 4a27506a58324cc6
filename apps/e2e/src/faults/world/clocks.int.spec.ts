import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '@secop/testing';
import { Clocks } from './clocks';

const hour = 3_600_000;
const telling = `
  setInterval(() => console.log(JSON.stringify({
    now: Date.now(), made: new Date().getTime(), given: new Date(5).getTime(), is: new Date() instanceof Date,
    monotonic: performance.now(),
  })), 20);`;

interface Told {
  readonly now: number;
  readonly made: number;
  readonly given: number;
  readonly is: boolean;
  readonly monotonic: number;
}

describe('the clock of a process', () => {
  it('jumps while it runs, and back; monotonic time and times that are given stay as they are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clocks-'));
    const clocks = new Clocks(folder);
    const env = { ...process.env, ...clocks.environment('accounts') };
    const child = spawn(process.execPath, ['--require', Clocks.preload, '-e', telling], { env });
    let last: Told | undefined;
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => (last = JSON.parse(line) as Told));
    const shows = (by: number) =>
      eventually(`it is ${by} ms ahead`, () =>
        last && Math.abs(last.now - Date.now() - by) < hour / 2 ? last : undefined,
      );
    try {
      const right = await shows(0);
      clocks.shift('accounts', hour);
      const wrong = await shows(hour);
      expect(wrong).toMatchObject({ given: 5, is: true });
      expect(Math.abs(wrong.made - wrong.now)).toBeLessThan(hour);
      expect(wrong.monotonic - right.monotonic).toBeLessThan(hour);
      clocks.right();
      await shows(0);
    } finally {
      child.kill();
      await once(child, 'close');
      rmSync(folder, { recursive: true });
    }
  });
});
