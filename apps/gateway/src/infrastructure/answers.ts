import {
  DomainError,
  problemDocument,
  problems,
  type ErrorKind,
  type ProblemCode,
  type ProblemDocument,
} from '@secop/contracts';
import type { z } from 'zod';
import type { Answer } from './upstream';

const kindOf: Readonly<Record<number, ErrorKind>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'precondition-failed',
  422: 'invalid',
  429: 'rate-limited',
};

/** A header by its name in lower case; one that came more than once reads as one list (RFC 9110 §5.2). */
export function headerIn(headers: Answer['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The body in this shape; undefined when it has another one or is no JSON. */
export function bodyIn<Schema extends z.ZodType>(
  { body }: Pick<Answer, 'body'>,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** The problem document of an answer, if it is one. */
export const problemIn = (answer: Pick<Answer, 'status' | 'body'>): ProblemDocument | undefined =>
  answer.status < 400 ? undefined : bodyIn(answer, problemDocument);

/** A service's refusal as our own; what we cannot read or repeat is an outage to us. */
export function refusalIn(answer: Answer): DomainError {
  const code = problemIn(answer)?.code ?? '';
  const kind = kindOf[answer.status];
  return kind && Object.hasOwn(problems, code)
    ? new DomainError(kind, code as ProblemCode)
    : new DomainError('unavailable', 'dependency.unavailable');
}
