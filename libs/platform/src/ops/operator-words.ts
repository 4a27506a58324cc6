import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { OperatorCommand, OperatorOption } from './operator-command';

export interface OperatorWords {
  readonly command: OperatorCommand;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly operator: string;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly reveal: boolean;
}

/** `help`: of that command, or of all. `problem`: why the words are no command. */
export type UnderstoodWords =
  | { readonly asked: OperatorWords }
  | { readonly help: OperatorCommand | undefined }
  | { readonly problem: string; readonly about: OperatorCommand | undefined };

const everywhere = {
  as: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'dry-run': { type: 'boolean' },
  reveal: { type: 'boolean' },
} as const;

/** Reads the words of a command line by the table of commands. */
export function understandWords(
  args: readonly string[],
  commands: readonly OperatorCommand[],
): UnderstoodWords {
  const command = commands.find(({ name }) =>
    name.split(' ').every((word, index) => args[index] === word),
  );
  if (!command) {
    const asksHelp = args.length === 0 || args[0] === 'help' || args.some(isHelp);
    if (asksHelp && args.length > 0) return { help: undefined };
    return { problem: args[0] ? `There is no such command` : 'No command', about: undefined };
  }
  const rest = args.slice(command.name.split(' ').length);
  if (rest.some(isHelp)) return { help: command };
  return understandCommand(command, rest);
}

const isHelp = (word: string) => word === '--help' || word === '-h';

function understandCommand(command: OperatorCommand, args: readonly string[]): UnderstoodWords {
  const parsed = parse(command, args);
  const problem = (words: string) => ({ problem: words, about: command });
  if (typeof parsed === 'string') return problem(parsed);
  const { as: operator, json = false, 'dry-run': dryRun, reveal, ...options } = parsed.values;
  const wrong =
    wordsProblem(command, parsed.positionals) ?? optionsProblem(command, options) ?? undefined;
  if (wrong) return problem(wrong);
  if (dryRun && !command.change) return problem('--dry-run is for commands that change something');
  if (reveal && !command.reveals) return problem('This command has nothing to reveal');
  const needsName = (command.change && !command.unnamed) || command.recorded || reveal;
  if (operator === undefined && needsName) {
    return problem('Say who asks: --as NAME');
  }
  if (operator !== undefined && !/^[\w.@-]{1,100}$/.test(String(operator))) {
    return problem('--as takes one name of letters, digits and . _ @ -');
  }
  return {
    asked: {
      command,
      words: parsed.positionals,
      options: withSwitches(command, options),
      operator: String(operator ?? (command.unnamed ? 'nobody named' : '')),
      json: json === true,
      dryRun: dryRun === true,
      reveal: reveal === true,
    },
  };
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** One id of ours in 64 begins with a hyphen: `parseArgs` would take it for an option. */
const idWithHyphen = /^-[\w-]{21}$/;
/** No word of a command line can hold it. */
const shield = '\0';

function unshielded<V extends Values[string]>(value: V): V;
function unshielded(value: Values[string]): Values[string] {
  if (Array.isArray(value)) return value.map((one) => unshielded(one));
  return typeof value === 'string' && value.startsWith(shield) ? value.slice(1) : value;
}

function parse(
  { options }: OperatorCommand,
  args: readonly string[],
): { values: Values; positionals: string[] } | string {
  const own: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(options).map(([name, { value, repeated = false }]) => [
      name,
      value ? { type: 'string', multiple: repeated } : { type: 'boolean' },
    ]),
  );
  const known = { ...own, ...everywhere };
  const isShielded = (word: string) => idWithHyphen.test(word) && !(word.slice(2) in known);
  try {
    const { values, positionals } = parseArgs({
      args: args.map((word) => (isShielded(word) ? `${shield}${word}` : word)),
      allowPositionals: true,
      options: known,
    });
    return {
      values: Object.fromEntries(
        Object.entries<Values[string]>(values).map(([name, value]) => [name, unshielded(value)]),
      ),
      positionals: positionals.map(unshielded),
    };
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
      ? 'There is no such option'
      : 'An option lacks its value';
  }
}

function wordsProblem({ words }: OperatorCommand, given: readonly string[]): string | undefined {
  const needed = words.filter((word) => !word.startsWith('['));
  const many = words.some((word) => word.includes('…'));
  if (given.length < needed.length) return `${needed[given.length]} is missing`;
  if (given.length > words.length && !many) return 'There are more words than it takes';
  return given.some((word) => !isWord(word)) ? 'A word is empty or far too long' : undefined;
}

const isWord = (word: string) => word.trim() !== '' && word.length <= 1_000;

function optionsProblem({ options }: OperatorCommand, values: Values): string | undefined {
  for (const [name, shape] of Object.entries(options)) {
    const given = [values[name] ?? []].flat();
    if (given.length === 0 && shape.required) return `--${name} ${shape.value ?? ''} is missing`;
    if (!given.every((value) => fits(shape, value))) return `--${name} does not take that value`;
  }
  return undefined;
}

function fits({ pattern }: OperatorOption, value: string | boolean): boolean {
  return typeof value === 'boolean' || (isWord(value) && (pattern?.test(value) ?? true));
}

/** A switch that was not named is off; a list that was not named is empty. */
function withSwitches({ options }: OperatorCommand, values: Values): OperatorWords['options'] {
  return Object.fromEntries(
    Object.entries(options).map(([name, { value, repeated }]) => [
      name,
      (values[name] ?? (value ? (repeated ? [] : undefined) : false)) as string | boolean,
    ]),
  );
}
