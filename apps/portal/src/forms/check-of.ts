import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldPath, FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';
import { said } from './checked-by';
import './issue-texts';

/** Says something else under a field than the general words, whatever is wrong with what was typed. */
export type Messages<Values extends FieldValues> = Partial<Record<FieldPath<Values>, string>>;

/**
 * Checks a form by a schema of the contracts, the one that the API itself checks by. Brings the schema library: only for
 * modules that `checkedBy` loads.
 */
export function checkOf<Schema extends z.ZodType<FieldValues, FieldValues>>(
  schema: Schema,
  messages: Messages<z.input<Schema>> = {},
): Resolver<z.input<Schema>> {
  type Values = z.input<Schema>;
  const resolve = zodResolver(schema as never, undefined, {
    raw: true,
  }) as unknown as Resolver<Values>;
  return async (values, context, options) => {
    const result = await resolve(said(values), context, options);
    const errors = result.errors as Record<string, { message?: string }>;
    for (const [name, text] of Object.entries(messages)) {
      const error = errors[name];
      if (error && values[name]) error.message = text as string;
    }
    return result;
  };
}
