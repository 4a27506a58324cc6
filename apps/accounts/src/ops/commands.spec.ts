import { parseCommand } from './commands';

describe("an operator's words", () => {
  it.each([
    [['directory', 'import', 'a.csv'], { name: 'import', file: 'a.csv' }],
    [
      ['appoint', '900000001', 'u1', '--evidence', 'carta 12', '--as', 'eva'],
      {
        name: 'appoint',
        account: '900000001',
        userId: 'u1',
        evidence: 'carta 12',
        operator: 'eva',
      },
    ],
    [
      ['close', 'secop-1', '--reason', 'liquidada', '--as', 'eva'],
      { name: 'close', account: 'secop-1', reason: 'liquidada', operator: 'eva' },
    ],
  ])('%j are a command', (words, command) => expect(parseCommand(words)).toEqual(command));

  it.each([
    [[]],
    [['directory']],
    [['directory', 'import']],
    [['directory', 'export', 'a.csv']],
    [['directory', 'import', 'a.csv', 'b.csv']],
    [['appoint', 'a', 'u', '--as', 'eva']],
    [['appoint', 'a', '--evidence', 'x', '--as', 'eva']],
    [['appoint', 'a', 'u', '--evidence', ' ', '--as', 'eva']],
    [['appoint', 'a', 'u', '--evidence', 'x']],
    [['close', 'a', '--reason', 'x', '--as', 'two words']],
    [['close', 'a', '--because', 'x']],
  ])('%j are none', (words) => expect(parseCommand(words)).toBeUndefined());
});
