import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldPath, FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';
import './issue-texts';

/** Says something else under a field than the general words, whatever is wrong with what was typed. */
export type Messages<Values extends FieldValues> = Partial<Record<FieldPath<Values>, string>>;

/** Checks a form by a schema of the contracts, the one that the API itself checks by. */
export function checkedBy<Schema extends z.ZodType<FieldValues, FieldValues>>(
  schema: Schema,
  messages: Messages<z.input<Schema>> = {},
): Resolver<z.input<Schema>> {
  type Values = z.input<Schema>;
  const resolve = zodResolver(schema as never, undefined, {
    raw: true,
  }) as unknown as Resolver<Values>;
  return async (values, context, options) => {
    const result = await resolve(withoutEmpty(values), context, options);
    const errors = result.errors as Record<string, { message?: string }>;
    for (const [name, text] of Object.entries(messages)) {
      const error = errors[name];
      if (error && values[name]) error.message = text as string;
    }
    return result;
  };
}

/** What was left empty was not said at all. */
function withoutEmpty<Values extends FieldValues>(values: Values): Values {
  const said = Object.entries(values).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(said) as Values;
}
