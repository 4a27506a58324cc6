import type { ErrorKind, ProblemCode } from '@secop/contracts';

/** The HTTP side of the one table of error kinds. */
export const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'precondition-failed': 412,
  'rate-limited': 429,
  unavailable: 503,
};

/** Codes for which HTTP has a more exact status than their kind's. */
const statusOfCode: Partial<Record<ProblemCode, number>> = {
  'request.too-large': 413,
  'request.unsupported-media-type': 415,
  'route.method-not-allowed': 405,
  'idempotency-key.reused': 422,
};

export const statusOf = (kind: ErrorKind, code: ProblemCode): number =>
  statusOfCode[code] ?? statusOfKind[kind];
