import ts from 'typescript';
import { isTypeScript, type Guard } from '../source/source-file';
import { find } from '../source/syntax';

const empty = /(Service|Manager|Helper|Impl|Util|Utils)$/;
const prefixed = /^I[A-Z][a-z]/;

/** A class says what it does, an interface what it is. */
export const typeNames: Guard = {
  name: 'has no class called Service, Manager, Helper or Impl, and no interface with an I in front',
  check: (files) =>
    files
      .filter((file) => isTypeScript(file) && /^(apps|libs)\//.test(file.path))
      .flatMap((file) =>
        find(file, (node) => {
          if (ts.isClassDeclaration(node) && empty.test(node.name?.text ?? '')) {
            return `${node.name?.text}: say what it does`;
          }
          if (ts.isInterfaceDeclaration(node) && prefixed.test(node.name.text)) {
            return `${node.name.text}: leave the I out`;
          }
          return undefined;
        }).map(({ found, line }) => ({ path: file.path, line, message: found })),
      ),
};
