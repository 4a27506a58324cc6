import ts from 'typescript';
import type { Guard } from '../source/source-file';
import { find } from '../source/syntax';

/** The one filter turns errors into answers; a controller that catches hides one. */
export const controllersLetErrorsPass: Guard = {
  name: 'has no try in a controller',
  check: (files) =>
    files
      .filter(({ path }) => path.endsWith('.controller.ts'))
      .flatMap((file) =>
        find(file, (node) => (ts.isTryStatement(node) ? true : undefined)).map(({ line }) => ({
          path: file.path,
          line,
          message: 'throw, and let the problem filter answer',
        })),
      ),
};
