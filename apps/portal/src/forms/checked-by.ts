import type { FieldValues, Resolver } from 'react-hook-form';

/** Finds what is wrong with a form; `prepare` loads what it needs, so that nobody waits for it. */
export type Check<Values extends FieldValues> = Resolver<Values> & {
  readonly prepare?: () => Promise<unknown>;
};

/**
 * Checks by a schema of the contracts (`checkOf`), which is loaded while the person types, or waited for when they were
 * faster. What could not be loaded does not keep anybody from going on: the API checks it all the same.
 */
export function checkedBy<Values extends FieldValues>(
  load: () => Promise<Resolver<Values>>,
): Check<Values> {
  const check: Resolver<Values> = async (values, context, options) => {
    const found = await load().catch(() => undefined);
    return found ? found(values, context, options) : { values: said(values), errors: {} };
  };
  return Object.assign(check, { prepare: load });
}

/** What was left empty was not said at all. */
export function said<Values extends FieldValues>(values: Values): Values {
  const given = Object.entries(values).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(given) as Values;
}
