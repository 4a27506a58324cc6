import { differenceOf, shown } from './output';

describe('what a command answered', () => {
  it.each<[string[], string[]]>([
    [
      ['one', 'two'],
      ['one', 'two'],
    ],
    [['…'], []],
    [['…'], ['one', 'two']],
    [
      ['one', '…', 'four'],
      ['one', 'two', 'three', 'four'],
    ],
    [['…', 'two', '…'], ['two']],
    [['took … s (… steps)'], ['took 0.3 s (25 steps)']],
    [['a.b (c)* [d]'], ['a.b (c)* [d]']],
    [['one', ''], ['one']],
    [[], []],
  ])('is %j if %j came', (page, came) => {
    expect(differenceOf(page, came)).toBeUndefined();
  });

  it.each<[string[], string[], string]>([
    [['one', 'two'], ['one'], 'two'],
    [['one'], ['one', 'Error: two'], 'nothing more'],
    [[], ['warning'], 'nothing more'],
    [['one', '…', 'four'], ['one', 'two'], 'four'],
    [['a.c'], ['abc'], 'a.c'],
    [['took … s'], ['took 3 minutes'], 'took … s'],
    [['…', 'b', 'a'], ['a', 'b'], 'a'],
  ])('is not %j if %j came, and the line is named', (page, came, line) => {
    expect(differenceOf(page, came)).toBe(line);
  });

  it('is read without colours, and without what a progress line wrote over', () => {
    const text = '\u001b[32mone\u001b[0m  \n 10 %\r 90 %\rdone\n\n';
    expect(shown(text)).toEqual(['one', 'done']);
    expect(shown('')).toEqual([]);
  });
});
