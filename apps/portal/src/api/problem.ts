import type { ProblemCode, ProblemDocument } from '@secop/contracts';

/** The API said no, and why. */
export class Problem extends Error {
  constructor(readonly document: ProblemDocument) {
    super(document.title);
    this.name = 'Problem';
  }

  is(...codes: readonly ProblemCode[]): boolean {
    return codes.includes(this.document.code as ProblemCode);
  }

  /** The same request may succeed later. */
  get passing(): boolean {
    return this.document.status === 503 || this.document.status === 429;
  }
}

/** No answer arrived: no connection, or an answer that is not the API's. Whether it happened is unknown. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The API was not reached', { cause });
    this.name = 'Unreachable';
  }

  /** Nothing came until the deadline. */
  get late(): boolean {
    return this.cause instanceof DOMException && this.cause.name === 'TimeoutError';
  }
}

/** The problem in an answer that is not a success; something else than the API may have answered. */
export function problemIn(body: unknown): Error {
  const { code, title, detail } = (body ?? {}) as Record<string, unknown>;
  const isProblem = [code, title, detail].every((part) => typeof part === 'string');
  return isProblem ? new Problem(body as ProblemDocument) : new Unreachable(body);
}

export const hasCode = (error: unknown, ...codes: readonly ProblemCode[]): error is Problem =>
  error instanceof Problem && error.is(...codes);
