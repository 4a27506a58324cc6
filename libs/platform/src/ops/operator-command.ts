/** One option of a command: with a `value` it is a text, named like that in the help; without one it is a switch. */
export interface OperatorOption {
  readonly value?: string;
  readonly required?: boolean;
  /** What the text must look like. */
  readonly pattern?: RegExp;
  /** Several of them at once. */
  readonly repeated?: boolean;
}

export type OperatorOptions = Readonly<Record<string, OperatorOption>>;

type ValueOf<Option extends OperatorOption> = Option extends { readonly value: string }
  ? Option extends { readonly repeated: true }
    ? readonly string[]
    : Option extends { readonly required: true }
      ? string
      : string | undefined
  : boolean;

export type OptionValues<Options extends OperatorOptions> = {
  readonly [Name in keyof Options]: ValueOf<Options[Name]>;
};

/** What an operator asked for, and what the command may use to do it. */
export interface OperatorCall<Config = unknown, Options extends OperatorOptions = OperatorOptions> {
  /** In the order of the command's `words`; those that may be left out can be missing. */
  readonly words: readonly string[];
  readonly options: OptionValues<Options>;
  /** Who asks. Empty when the command does not need to know. */
  readonly operator: string;
  /** Only say what would be done. */
  readonly dryRun: boolean;
  /** Personal data may be shown; the asking is on record. */
  readonly reveal: boolean;
  readonly config: Config;
  /** Raised when the operator interrupts: stop at the next safe point. */
  readonly signal: AbortSignal;
  /** A part of the service; the first one opens the service with its store. */
  readonly get: <T>(token: abstract new (...args: never[]) => T) => Promise<T>;
  /** Leaves an entry in `operator_audit` with the name of who asks: before the deed, so that an attempt shows too. */
  readonly audit: (facts: Readonly<Record<string, unknown>>) => Promise<void>;
  /** For people who wait: on stderr. */
  readonly progress: (line: string) => void;
}

/** What a command answers: lines for people, data for `--json`. */
export interface OperatorReport {
  readonly lines: readonly string[];
  readonly data: unknown;
  /** It could not be done, wholly or in part, although nothing broke: exit code 1. */
  readonly failed?: boolean;
}

export interface OperatorCommand<
  Config = unknown,
  Options extends OperatorOptions = OperatorOptions,
> {
  /** As it is typed: `parked redrive`. */
  readonly name: string;
  /** `ID` must be given, `[ID]` may be; a last `ID…` or `[ID…]` takes all that follow. */
  readonly words: readonly string[];
  readonly options: Options;
  /** One line. */
  readonly help: string;
  /** Changes something: needs `--as NAME`, offers `--dry-run`, leaves an audit entry. */
  readonly change: boolean;
  /** A change that a schedule makes too: `--as` may be left out, and the entry says so. */
  readonly unnamed?: boolean;
  /** Changes nothing, but the asking itself is recorded: needs `--as NAME`. */
  readonly recorded?: boolean;
  /** Offers `--reveal`, which needs `--as NAME`. */
  readonly reveals?: boolean;
  run(call: OperatorCall<Config, Options>): Promise<OperatorReport>;
}

/** A row of a service's command table, with the options inferred for `run`. */
export function operatorCommand<Config, const Options extends OperatorOptions = OperatorOptions>(
  command: OperatorCommand<Config, Options>,
): OperatorCommand<Config> {
  return command;
}

/** The command cannot be done; the message is one sentence for the operator, without personal data. */
export class OperatorRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OperatorRefusal';
  }
}
