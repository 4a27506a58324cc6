import { isIn, stepsIn } from './steps';

const page = [
  '# Install',
  '',
  '## On one machine',
  '',
  '```',
  '$ echo one    # the first',
  'one',
  '$ echo \\',
  '  two',
  '…',
  '```',
  '',
  '### Servers of yours',
  '',
  '1. In a list:',
  '',
  '   ```console',
  "   $ cat > file <<'END'",
  '   a: 1',
  '   $ not a command',
  '   END',
  '   $ true',
  '   ```',
  '',
  '## Nothing to type',
  '',
  '```',
  'A=1 # a file',
  '```',
].join('\n');

describe('a page that tells people what to type', () => {
  const steps = stepsIn(page);

  it('has a step for each command, with the answer that stands below it', () => {
    expect(steps.map(({ line, command, output }) => ({ line, command, output }))).toEqual([
      { line: 6, command: 'echo one    # the first', output: ['one'] },
      { line: 8, command: 'echo \\\n  two', output: ['…'] },
      { line: 18, command: "cat > file <<'END'\na: 1\n$ not a command\nEND", output: [] },
      { line: 22, command: 'true', output: [] },
    ]);
  });

  it('is followed by its sections, with those within them', () => {
    expect(steps.filter((step) => isIn('On one machine', step))).toHaveLength(4);
    expect(steps.filter((step) => isIn('Servers of yours', step))).toHaveLength(2);
    expect(steps.filter((step) => isIn('Nothing to type', step))).toHaveLength(0);
  });
});
