import { parseArgs } from 'node:util';

export const usage = `Usage:
  directory import FILE                            loads a CSV of the open dataset; safe to run again
  appoint ACCOUNT USER --evidence TEXT --as NAME   names the first administrator of an account (id or code)
  close ACCOUNT --reason TEXT --as NAME            closes an account (id or code)`;

export type OperatorCommand =
  | { readonly name: 'import'; readonly file: string }
  | {
      readonly name: 'appoint';
      readonly account: string;
      readonly userId: string;
      readonly evidence: string;
      readonly operator: string;
    }
  | {
      readonly name: 'close';
      readonly account: string;
      readonly reason: string;
      readonly operator: string;
    };

/** `undefined` when the words are no command. */
export function parseCommand(words: readonly string[]): OperatorCommand | undefined {
  const { values, positionals } = parsedWords(words) ?? { values: {}, positionals: [] };
  const [name, target = '', more, ...rest] = positionals;
  const { as: operator, evidence, reason } = values;
  if (!target || rest.length > 0) return undefined;
  if (name === 'directory') {
    const alone = operator === undefined && evidence === undefined && reason === undefined;
    return target === 'import' && more && alone ? { name: 'import', file: more } : undefined;
  }
  if (!operator || !/^[\w.@-]{1,100}$/.test(operator)) return undefined;
  if (name === 'appoint' && more && isId(more) && isText(evidence) && reason === undefined) {
    return { name, account: target, userId: more, evidence, operator };
  }
  if (name === 'close' && more === undefined && isText(reason) && evidence === undefined) {
    return { name, account: target, reason, operator };
  }
  return undefined;
}

const isId = (word: string) => /^[\w-]{1,100}$/.test(word);
const isText = (text: string | undefined): text is string =>
  text !== undefined && text.trim() !== '' && text.length <= 1_000;

function parsedWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        evidence: { type: 'string' },
        reason: { type: 'string' },
      },
    });
  } catch {
    return undefined;
  }
}
