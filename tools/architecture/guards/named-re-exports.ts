import ts from 'typescript';
import { isTypeScript, type Guard } from '../source/source-file';
import { find } from '../source/syntax';

/** An index is the list of what a library offers; a star hides it. */
export const namedReExports: Guard = {
  name: 're-exports by name only',
  check: (files) =>
    files
      .filter(isTypeScript)
      .flatMap((file) =>
        find(file, (node) =>
          ts.isExportDeclaration(node) && node.exportClause === undefined ? true : undefined,
        ).map(({ line }) => ({ path: file.path, line, message: 'name what is offered' })),
      ),
};
