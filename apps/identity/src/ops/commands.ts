import { parseArgs } from 'node:util';

export const usage = `Usage:
  find EMAIL --as NAME [--json]                  prints the user's id
  close USER --reason TEXT --as NAME [--json]    closes a user and ends the sessions`;

export type OperatorCommand =
  | {
      readonly name: 'find';
      readonly email: string;
      readonly operator: string;
      readonly json: boolean;
    }
  | {
      readonly name: 'close';
      readonly userId: string;
      readonly reason: string;
      readonly operator: string;
      readonly json: boolean;
    };

/** `undefined` when the words are no command. */
export function parseCommand(words: readonly string[]): OperatorCommand | undefined {
  const parsed = parsedWords(words);
  const [name, target, ...more] = parsed?.positionals ?? [];
  const { as: operator, reason, json = false } = parsed?.values ?? {};
  if (!target || more.length > 0 || !operator || !/^[\w.@-]{1,100}$/.test(operator))
    return undefined;
  if (name === 'find' && reason === undefined) return { name, email: target, operator, json };
  if (name === 'close' && reason && reason.length <= 200) {
    return { name, userId: target, reason, operator, json };
  }
  return undefined;
}

function parsedWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        reason: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch {
    return undefined;
  }
}
