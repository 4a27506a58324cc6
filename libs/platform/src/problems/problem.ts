import {
  problems,
  problemType,
  type DomainError,
  type ProblemCode,
  type ProblemDocument,
  type ProblemParams,
} from '@secop/contracts';
import { statusOf } from './status';

export interface Occurrence {
  /** Path of the request, without the query. */
  readonly instance: string;
  readonly traceId: string;
}

export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ProblemDocument;
}

export const problemMediaType = 'application/problem+json; charset=utf-8';

const fill = (text: string, params: ProblemParams) =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    name in params ? String(params[name]) : placeholder,
  );

/** The document of a code. `params` fill the words and stand beside them; a 5xx says nothing of its occurrence. */
function problemWith(
  status: number,
  code: ProblemCode,
  given: ProblemParams,
  { instance, traceId }: Occurrence,
): Problem {
  const params = status >= 500 ? {} : given;
  const { title, detail } = problems[code];
  const retryAfter = status === 429 || status === 503 ? retryAfterOf(status, given) : undefined;
  return {
    status,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: {
      ...params,
      type: problemType(code),
      title,
      status,
      detail: fill(detail, params),
      instance,
      code,
      traceId,
    },
  };
}

function retryAfterOf(status: number, { retryAfterSeconds }: ProblemParams): number {
  if (typeof retryAfterSeconds === 'number') return Math.max(1, Math.ceil(retryAfterSeconds));
  return status === 429 ? 60 : 2;
}

/** A refusal as RFC 9457 says it. */
export const problemOf = (error: DomainError, occurrence: Occurrence): Problem =>
  problemWith(statusOf(error.kind, error.code), error.code, error.params, occurrence);

/** What a person is told when we do not know what went wrong. */
export const unexpectedProblem = (occurrence: Occurrence): Problem =>
  problemWith(500, 'internal.error', {}, occurrence);
