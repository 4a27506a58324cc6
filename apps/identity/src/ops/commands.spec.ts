import { parseCommand } from './commands';

describe('an operator’s words', () => {
  it('find somebody', () => {
    expect(parseCommand(['find', 'rosa@example.co', '--as', 'ana'])).toEqual({
      name: 'find',
      email: 'rosa@example.co',
      operator: 'ana',
      json: false,
    });
  });

  it('close somebody, with a reason', () => {
    expect(
      parseCommand(['close', 'u1', '--reason', 'asked for it', '--as', 'ana', '--json']),
    ).toEqual({ name: 'close', userId: 'u1', reason: 'asked for it', operator: 'ana', json: true });
  });

  it.each([
    [[]],
    [['find', 'rosa@example.co']],
    [['find', '--as', 'ana']],
    [['find', 'rosa@example.co', '--as', 'ana\nforged']],
    [['find', 'rosa@example.co', 'more', '--as', 'ana']],
    [['close', 'u1', '--as', 'ana']],
    [['close', 'u1', '--reason', 'x'.repeat(201), '--as', 'ana']],
    [['delete', 'u1', '--as', 'ana']],
    [['find', 'rosa@example.co', '--as', 'ana', '--force']],
  ])('are no command without who and why: %j', (words) => {
    expect(parseCommand(words)).toBeUndefined();
  });
});
