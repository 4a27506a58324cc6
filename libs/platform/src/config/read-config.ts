import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** Variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Configuration that does not fit its schema. Names and reasons only: values may be secrets. */
export class ConfigInvalid extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(`The configuration is not valid:\n${reasons.map((reason) => `  ${reason}`).join('\n')}`);
    this.name = 'ConfigInvalid';
  }
}

/** `X_FILE` names a file that holds the value of `X`; an empty variable counts as absent. */
function valueOf(environment: Environment, name: string): string | undefined {
  const file = environment[`${name}_FILE`];
  if (!file) return environment[name] || undefined;
  try {
    return readFileSync(file, 'utf8').trimEnd() || undefined;
  } catch {
    throw new ConfigInvalid([`${name}_FILE: the file cannot be read`]);
  }
}

/** Reads the schema's variables, and no others, from the environment. Throws ConfigInvalid. */
export function readConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  environment: Environment,
): Readonly<z.infer<z.ZodObject<Shape>>> {
  const names = Object.keys(schema.shape);
  const given = Object.fromEntries(names.map((name) => [name, valueOf(environment, name)]));
  const parsed = schema.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  throw new ConfigInvalid(
    parsed.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? 'configuration');
      const value = given[name];
      const why = reasonOf(issue, value);
      if (value !== undefined) return `${name}: is not valid (${why ?? issue.code})`;
      return `${name}: is missing${why ? ` (${why})` : ''}`;
    }),
  );
}

const unsaid = 'Invalid input';

/** The words of a rule of ours (zod's own are no better than its code), unless they quote the value. */
function reasonOf({ code, message }: z.core.$ZodIssue, value = ''): string | undefined {
  const quotes = value !== '' && message.includes(value);
  return code !== 'custom' || message === unsaid || quotes ? undefined : message;
}
