import { operatorCommand } from './operator-command';
import { helpOf, helpOfCommand } from './operator-help';
import { understandWords } from './operator-words';

const run = () => Promise.resolve({ lines: [], data: null });
const commands = [
  operatorCommand({
    name: 'parked list',
    words: [],
    options: { type: { value: 'TYPE', pattern: /^[a-z.]+$/, repeated: true } },
    help: 'what waits',
    change: false,
    run,
  }),
  operatorCommand({
    name: 'parked discard',
    words: ['ID', '[MORE…]'],
    options: { reason: { value: 'TEXT', required: true }, all: {} },
    help: 'removes messages',
    change: true,
    run,
  }),
  operatorCommand({
    name: 'show',
    words: ['ID'],
    options: {},
    help: 'shows a person',
    change: false,
    reveals: true,
    run,
  }),
  operatorCommand({
    name: 'find',
    words: ['EMAIL'],
    options: {},
    help: 'finds a person',
    change: false,
    recorded: true,
    run,
  }),
];
commands.push(
  operatorCommand({
    name: 'import',
    words: ['FILE'],
    options: {},
    help: 'loads a file',
    change: true,
    unnamed: true,
    run,
  }),
);
const understand = (words: readonly string[]) => understandWords(words, commands);

describe("an operator's words", () => {
  it('name a command, its words, its options and who asks', () => {
    const words = ['parked', 'discard', 'a', 'b', 'c', '--reason', 'no use', '--as', 'eva'];
    expect(understand(words)).toMatchObject({
      asked: {
        command: { name: 'parked discard' },
        words: ['a', 'b', 'c'],
        options: { reason: 'no use', all: false },
        operator: 'eva',
        json: false,
        dryRun: false,
        reveal: false,
      },
    });
  });

  it('need no name for what a schedule does, and can rehearse it', () => {
    expect(understand(['import', 'x', '--dry-run'])).toMatchObject({
      asked: { operator: 'nobody named', dryRun: true },
    });
    expect(understand(['import', 'x', '--as', 'eva'])).toMatchObject({
      asked: { operator: 'eva' },
    });
    expect(helpOf('accounts', commands)).toContain('import FILE [--as NAME]');
  });

  it('may be ids that begin with a hyphen', () => {
    const [id, other] = ['-fGh2jK4mN6pQ8rS0tU2vW', '--h2jK4mN6pQ8rS0tU2vW4'] as const;
    const words = ['parked', 'discard', id, other, '--reason', id, '--as', 'eva'];
    expect(understand(words)).toMatchObject({
      asked: { words: [id, other], options: { reason: id } },
    });
    expect(understand(['show', '-fGh2'])).toMatchObject({ problem: 'There is no such option' });
  });

  it('may list an option, or leave it out', () => {
    expect(understand(['parked', 'list', '--type', 'a.b', '--type', 'c', '--json'])).toMatchObject({
      asked: { options: { type: ['a.b', 'c'] }, json: true, operator: '' },
    });
    expect(understand(['parked', 'list'])).toMatchObject({ asked: { options: { type: [] } } });
  });

  it.each([
    [[], 'No command'],
    [['parked'], 'no such command'],
    [['list', 'parked'], 'no such command'],
    [['parked', 'discard', '--reason', 'x', '--as', 'eva'], 'ID is missing'],
    [['parked', 'discard', 'a', '--as', 'eva'], '--reason TEXT is missing'],
    [['parked', 'discard', 'a', '--reason', ' ', '--as', 'eva'], '--reason does not take'],
    [['parked', 'discard', 'a', '--reason', 'x'], '--as NAME'],
    [['parked', 'discard', 'a', '--reason', 'x', '--as', 'two\nlines'], '--as takes'],
    [['parked', 'discard', 'a', '--reason', 'x', '--as', 'eva', '--force'], 'no such option'],
    [['parked', 'discard', 'a', '--reason', 'x', '--as', 'eva', '--reveal'], 'nothing to reveal'],
    [['parked', 'list', 'a'], 'more words'],
    [['parked', 'list', '--type', 'A'], '--type does not take'],
    [['parked', 'list', '--dry-run'], '--dry-run is for'],
    [['find', 'rosa@example.co'], '--as NAME'],
    [['find', 'rosa@example.co', '--as'], 'lacks its value'],
    [['show', 'a', '--reveal'], '--as NAME'],
    [['show', ''], 'empty'],
  ])('%j are none, and it says why', (words, problem) =>
    expect(understand(words)).toMatchObject({
      problem: expect.stringContaining(problem) as string,
    }),
  );

  it('never come back in the reason', () => {
    const said = [['rosa@example.co'], ['find', 'rosa@example.co'], ['show', '--rosa@example.co']];
    for (const words of said) expect(JSON.stringify(understand(words))).not.toContain('rosa@');
  });

  it('may ask for help, before anything else', () => {
    expect(understand(['--help'])).toEqual({ help: undefined });
    expect(understand(['parked', 'discard', '--help'])).toMatchObject({
      help: { name: 'parked discard' },
    });
    const table = helpOf('accounts', commands);
    expect(table).toContain('parked discard ID [MORE…] --reason TEXT [--all] --as NAME');
    expect(table).toContain('show ID [--reveal --as NAME]');
    expect(table).toContain('parked list [--type TYPE …]');
    expect(helpOfCommand('accounts', commands[1]!)).toContain('--dry-run');
    expect(helpOfCommand('accounts', commands[0]!)).not.toContain('--dry-run');
  });
});
