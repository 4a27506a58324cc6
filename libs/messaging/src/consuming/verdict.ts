import { DomainError, type ErrorKind } from '@secop/contracts';
import { UnreadableMessage } from './received-message';

/** What becomes of a delivery. */
export type Verdict =
  { readonly then: 'acknowledge' } | { readonly then: 'retry' | 'park'; readonly failure: Failure };

/** Goes into headers: codes and names of errors, never their words, which may quote a person. */
export interface Failure {
  readonly reason:
    'oversized' | 'malformed' | 'schema-invalid' | 'unhandled' | 'refused' | 'failed' | 'exhausted';
  readonly code: string;
}

/** No handler here: during a rolling update the next replica may have one. */
export class UnhandledEvent extends Error {
  constructor(readonly type: string) {
    super(`No handler for ${type}`);
    this.name = 'UnhandledEvent';
  }
}

const byKind: Readonly<Record<ErrorKind, 'retry' | 'park'>> = {
  malformed: 'park',
  invalid: 'park',
  unauthenticated: 'park',
  forbidden: 'park',
  conflict: 'park',
  'precondition-failed': 'park',
  'not-found': 'retry',
  'rate-limited': 'retry',
  unavailable: 'retry',
};

/** The consumer's side of the one table of error kinds. */
export function verdictOn(error: unknown): Verdict {
  if (error instanceof UnreadableMessage) {
    return { then: 'park', failure: { reason: error.reason, code: error.detail } };
  }
  if (error instanceof UnhandledEvent) {
    return { then: 'retry', failure: { reason: 'unhandled', code: error.type } };
  }
  if (error instanceof DomainError) {
    const then = byKind[error.kind];
    const reason = then === 'park' ? 'refused' : 'failed';
    return { then, failure: { reason, code: error.code } };
  }
  const code = error instanceof Error ? error.name : typeof error;
  return { then: 'retry', failure: { reason: 'failed', code } };
}
