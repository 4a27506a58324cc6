import type { FieldValues, Resolver, ResolverSuccess } from 'react-hook-form';

/** Finds what is wrong with a form; `prepare` loads what it needs, so that nobody waits for it. */
export type Check<Values extends FieldValues> = Resolver<Values> & {
  readonly prepare?: () => Promise<unknown>;
};

/**
 * Checks by a schema of the contracts (`checkOf`), which is loaded while the person types, or waited for when they were
 * faster. What could not be loaded does not keep anybody from going on, for the API checks it all the same; a section
 * that is not sent by itself says what else it needs (`requiring`).
 */
export function checkedBy<Values extends FieldValues>(
  load: () => Promise<Resolver<Values>>,
  otherwise: Resolver<Values> = leftToTheApi,
): Check<Values> {
  const check: Resolver<Values> = async (values, context, options) => {
    const found = await load().catch(() => otherwise);
    return found(values, context, options);
  };
  return Object.assign(check, { prepare: load });
}

const leftToTheApi = <Values extends FieldValues>(values: Values): ResolverSuccess<Values> => ({
  values: said(values),
  errors: {},
});

/** What was left empty was not said at all. */
export function said<Values extends FieldValues>(values: Values): Values {
  const given = Object.entries(values).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(given) as Values;
}
