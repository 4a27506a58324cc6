import ts from 'typescript';
import { isCode, isSpec, matchingLines, type Guard, type Violation } from '../source/source-file';
import { find } from '../source/syntax';

const promise = new RegExp(
  `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`,
);
const suites = /^(it|test|describe)(\.each)?\.(skip|only|todo|failing)(\.each)?$/;
const shortened = /^([xf](it|test|describe))$/;

/** Nothing is promised in a comment, and every test runs. */
export const finishedWork: Guard = {
  name: 'leaves nothing for later and no test out',
  check: (files) => [
    ...files.filter(isCode).flatMap((file) =>
      matchingLines(file, promise).map((line): Violation => ({
        path: file.path,
        line,
        message: 'do it now, or write an issue',
      })),
    ),
    ...files.filter(isSpec).flatMap((file) =>
      find(file, (node) => {
        if (!ts.isCallExpression(node)) return undefined;
        const called = node.expression.getText();
        return suites.test(called) || shortened.test(called) ? called : undefined;
      }).map(({ found, line }): Violation => ({
        path: file.path,
        line,
        message: `${found}: every test runs`,
      })),
    ),
  ],
};
