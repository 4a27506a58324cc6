import ts from 'typescript';
import type { SourceFile } from './source-file';

const trees = new WeakMap<SourceFile, ts.SourceFile>();

function treeOf(file: SourceFile): ts.SourceFile {
  const known = trees.get(file);
  if (known) return known;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  trees.set(file, tree);
  return tree;
}

/** Every node of the file that the question picks, with its line. */
export function find<Found>(
  file: SourceFile,
  question: (node: ts.Node) => Found | undefined,
): { found: Found; line: number }[] {
  const tree = treeOf(file);
  const answers: { found: Found; line: number }[] = [];
  const visit = (node: ts.Node) => {
    const found = question(node);
    if (found !== undefined) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      answers.push({ found, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return answers;
}

/** What the file imports, by any means: `import`, `export … from`, `import()`, `require()`. */
export function importsOf(file: SourceFile): { specifier: string; line: number }[] {
  return find(file, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      return node.moduleSpecifier && textOf(node.moduleSpecifier);
    }
    if (!ts.isCallExpression(node) || node.arguments[0] === undefined) return undefined;
    const loads =
      node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      /^(require|jest\.mock)$/.test(node.expression.getText());
    return loads ? textOf(node.arguments[0]) : undefined;
  }).map(({ found, line }) => ({ specifier: found, line }));
}

export const textOf = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;
