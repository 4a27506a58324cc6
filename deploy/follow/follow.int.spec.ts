import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { follow } from './follow';
import { Shell } from './shell';
import { stepsIn } from './steps';

describe('a page that is followed', () => {
  let folder: string;
  let shell: Shell;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'followed-'));
    shell = new Shell(folder);
  });
  afterEach(() => {
    shell.end();
    rmSync(folder, { recursive: true });
  });

  const followed = async (lines: readonly string[], patience = 20_000) => {
    const said: string[] = [];
    const steps = stepsIn(['```', ...lines, '```'].join('\n'));
    await follow('page.md', steps, shell, { patience, say: (line) => said.push(line) });
    return said;
  };

  it('is typed into one shell, in which folders and variables stay', async () => {
    const said = await followed([
      '$ mkdir inside && cd inside && NAME=eva',
      "$ cat > greeting <<'END'",
      'hello $NAME',
      'END',
      '$ cat greeting; echo "$NAME"; basename "$PWD"',
      'hello $NAME',
      'eva',
      'inside',
      '$ echo wrong >&2',
      'wrong',
    ]);
    expect(said).toHaveLength(4);
    expect(said[3]).toMatch(/^ +\d+\.\d s {2}\$ echo wrong >&2$/);
  });

  it('is told apart from what comes: the place, the line of the page, and all that came', async () => {
    const differs = followed(['$ true', '$ echo one; echo two', 'one', 'three']);
    await expect(differs).rejects.toThrow(
      'page.md:3  $ echo one; echo two\nthe page says: three\nwhat came:\n  one\n  two',
    );
  });

  it('does not go on after a command that fails, is silent about its answer, or does not end', async () => {
    await expect(followed(['$ false', '$ touch after'])).rejects.toThrow('exit code 1');
    await expect(followed(['$ echo warning'])).rejects.toThrow('the page says: nothing more');
    await expect(followed(['$ ls'])).resolves.toHaveLength(1);
    await expect(followed(['$ sleep 60'], 50)).rejects.toThrow('no end after');
  });

  it('says so when a command ends the shell', async () => {
    await expect(followed(['$ exit 3'])).rejects.toThrow('the shell ended');
  });
});
