import { problems, type ErrorKind } from '@secop/contracts';
import ts from 'typescript';
import { isSpec, isTypeScript, type Guard } from '../source/source-file';
import { find, textOf } from '../source/syntax';

/** The first is what a kind answers by itself; the others are that kind's special cases of HTTP. */
const statusesOf: Record<ErrorKind, readonly number[]> = {
  malformed: [400, 405, 413, 415],
  invalid: [422],
  unauthenticated: [401],
  forbidden: [403],
  'not-found': [404],
  // An idempotency key that was used for something else: a conflict, answered with 422.
  conflict: [409, 422],
  'precondition-failed': [412],
  'rate-limited': [429],
  unavailable: [503],
};

/** The catalogue promises a status per code; the kind that is thrown makes it. */
export const errorKindsMatchStatuses: Guard = {
  name: 'throws each code with the kind that makes its promised status',
  check: (files) =>
    files
      .filter((file) => isTypeScript(file) && !isSpec(file))
      .flatMap((file) =>
        find(file, faultOf).map(({ found, line }) => ({ path: file.path, line, message: found })),
      ),
};

function faultOf(node: ts.Node): string | undefined {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'DomainError') return undefined;
  const [kind, code] = [textOf(node.arguments?.[0]), textOf(node.arguments?.[1])];
  if (!kind || !code || !(code in problems)) return undefined;
  const promised = problems[code as keyof typeof problems].status;
  const possible = statusesOf[kind as ErrorKind] ?? [];
  return possible.includes(promised)
    ? undefined
    : `${code} promises ${promised}, which is not ${kind}`;
}
