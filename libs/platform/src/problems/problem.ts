import {
  problems,
  problemType,
  type DomainError,
  type ProblemCode,
  type ProblemDocument,
  type ProblemParams,
} from '@secop/contracts';

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

/**
 * The document of a code, with the catalogue's status and words. `params` fill the words and stand beside them;
 * a 5xx says nothing of its occurrence.
 */
function problemWith(
  code: ProblemCode,
  given: ProblemParams,
  { instance, traceId }: Occurrence,
): Problem {
  const { status, title, detail } = problems[code];
  const params = status >= 500 ? {} : given;
  return {
    status,
    headers: headersOf(status, given),
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

function headersOf(status: number, params: ProblemParams): Record<string, string> {
  if (status === 429 || status === 503) return { 'retry-after': retryAfterOf(status, params) };
  if (status === 405 && Array.isArray(params.allow)) return { allow: params.allow.join(', ') };
  return {};
}

/** Seconds, or the instant `until` as an HTTP date. */
function retryAfterOf(status: number, { retryAfterSeconds, until }: ProblemParams): string {
  if (typeof retryAfterSeconds === 'number')
    return String(Math.max(1, Math.ceil(retryAfterSeconds)));
  const instant = typeof until === 'string' ? new Date(until) : undefined;
  if (instant && !Number.isNaN(instant.getTime())) return instant.toUTCString();
  return status === 429 ? '60' : '2';
}

/** A refusal as RFC 9457 says it. */
export const problemOf = (error: DomainError, occurrence: Occurrence): Problem =>
  problemWith(error.code, error.params, occurrence);

/** What a person is told when we do not know what went wrong. */
export const unexpectedProblem = (occurrence: Occurrence): Problem =>
  problemWith('internal.error', {}, occurrence);
