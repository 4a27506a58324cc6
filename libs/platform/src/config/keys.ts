import type { JWK } from 'jose';
import { z } from 'zod';

const json = z.string().transform((value, context): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
const jwk = z.looseObject({ kty: z.string(), kid: z.string().min(1) }) as z.ZodType<
  JWK & { kid: string }
>;

/** A variable that holds one JSON Web Key; `kid` is required. */
export const jwkVariable = json.pipe(jwk);

/** A variable that holds a JSON Web Key Set with at least one key; each needs a `kid`. */
export const jwksVariable = json.pipe(z.object({ keys: z.array(jwk).min(1) }));
