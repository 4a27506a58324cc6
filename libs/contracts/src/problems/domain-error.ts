import type { ProblemCode } from './catalogue';

/** What went wrong, by meaning. Each edge (HTTP, consumer) has one exhaustive table from kind to behaviour. */
export const errorKinds = [
  'malformed',
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'precondition-failed',
  'rate-limited',
  'unavailable',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** Facts about this occurrence: ids, instants and numbers; never an address, a name or a secret. */
export type ProblemParams = Readonly<
  Record<string, string | number | boolean | readonly unknown[]>
>;

/** A refusal with a meaning. Its code is frozen public contract; its words are made at the edge. */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
