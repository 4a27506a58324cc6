import { NxOutput } from './nx-output';

const green = '\u001b[32m';
const printed = `
 NX   Running targets lint, test for 2 projects:

- a
- b

> nx run a:lint  [existing outputs match the cache, left as is]

> eslint --max-warnings 0 libs/a\r
${green}1:1 error

> nx run b:test

- dash: a line of a test's own output

 NX   Running targets lint, test for 2 projects failed

Failed tasks:

- a:lint
- b:test
`;

describe('what nx prints', () => {
  const finished: string[] = [];
  const output = new NxOutput((task) => finished.push(task));
  printed.split('\n').forEach((line) => output.read(line));

  it('names each task as it finishes', () => {
    expect(finished).toEqual(['a:lint', 'b:test']);
  });

  it('gives each task its own output and outcome', () => {
    expect(output.tasks()).toEqual([
      {
        ...{ project: 'a', target: 'lint', failed: true },
        output: '> eslint --max-warnings 0 libs/a\n1:1 error',
      },
      {
        ...{ project: 'b', target: 'test', failed: true },
        output: "- dash: a line of a test's own output",
      },
    ]);
  });
});
