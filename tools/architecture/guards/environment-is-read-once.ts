import ts from 'typescript';
import { isSpec, isTypeScript, type Guard, type SourceFile } from '../source/source-file';
import { find } from '../source/syntax';

/** The loader; and the script that declares the topology, in a library that does not see the loader. */
const readers = [
  'libs/platform/src/config/load-config.ts',
  'libs/messaging/src/topology/config.ts',
];

const isProduct = ({ path }: SourceFile) =>
  /^(apps|libs)\/[^/]+\/src\//.test(path) && !/^(apps\/e2e|libs\/testing)\//.test(path);

/** Every variable is in a schema, and so in docs/operations/configuration.md: nobody reads one beside the loader. */
export const environmentIsReadOnce: Guard = {
  name: 'reads the environment in the configuration loader only',
  check: (files) =>
    files
      .filter((file) => isTypeScript(file) && isProduct(file) && !isSpec(file))
      .filter(({ path }) => !readers.includes(path))
      .flatMap((file) =>
        find(file, (node) => readsEnvironment(node) || undefined).map(({ line }) => ({
          path: file.path,
          line,
          message: 'declare the variable in config.ts: process.env is the loader’s alone',
        })),
      ),
};

const isProcess = (node: ts.Node): boolean => /^(globalThis\.)?process$/.test(node.getText());

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text === 'env' && isProcess(node.expression);
  }
  if (ts.isElementAccessExpression(node)) {
    return /^['"`]env['"`]$/.test(node.argumentExpression.getText()) && isProcess(node.expression);
  }
  if (ts.isVariableDeclaration(node) && node.initializer && isProcess(node.initializer)) {
    return /\benv\b/.test(node.name.getText());
  }
  return (
    ts.isImportDeclaration(node) &&
    /^['"](node:)?process['"]$/.test(node.moduleSpecifier.getText()) &&
    /\benv\b/.test(node.importClause?.getText() ?? '')
  );
}
