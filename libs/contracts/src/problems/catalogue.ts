import { accessRequestProblems } from './access-request-problems';
import { accountProblems } from './account-problems';
import { commonProblems } from './common-problems';
import { identityProblems } from './identity-problems';

/**
 * Every problem code of the system with its HTTP status, Spanish title and detail;
 * `{name}` is filled from the error's params.
 */
export const problems = {
  ...commonProblems,
  ...identityProblems,
  ...accountProblems,
  ...accessRequestProblems,
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problems;

export interface ProblemText {
  /** The HTTP status it answers with; the same for every occurrence. */
  readonly status: number;
  /** Short, the same for every occurrence. */
  readonly title: string;
  /** What the person can do about it. */
  readonly detail: string;
}
