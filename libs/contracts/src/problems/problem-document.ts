import { z } from 'zod';

export const fieldProblem = z.object({
  /** JSON Pointer (RFC 6901) into the body, or `/query/<name>`. */
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
});

/** RFC 9457, `application/problem+json`. */
export const problemDocument = z.looseObject({
  type: z.url(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  traceId: z.string(),
  errors: z.array(fieldProblem).optional(),
});
export type ProblemDocument = z.infer<typeof problemDocument>;

/** The page of a code; `docs/problems.md` has an anchor for each. */
export const problemType = (code: string) => `https://secop.gov.co/problems/${code}`;
