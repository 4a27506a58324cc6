import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import ts from 'typescript';
import { titleOf, type Manifest, type Rendering } from '../manifests/manifest';
import { isBuiltIn } from './built-in-types';

/** Where one manifest stands in the generated file. */
interface Piece {
  readonly title: string;
  readonly text: string;
}

/**
 * Fields that Kubernetes' kinds do not have, found by the compiler: every manifest becomes a literal that has to satisfy
 * its type. One file for all renderings.
 */
export function unknownFields(renderings: readonly Rendering[]): string[] {
  const pieces = renderings.flatMap(({ name, manifests }) =>
    manifests.filter(isBuiltIn).map((manifest) => pieceOf(name, manifest)),
  );
  const folder = join(repository, '.run/k8s');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `manifests-${process.pid}.ts`);
  writeFileSync(file, pieces.map(({ text }) => text).join(''));
  try {
    return faultsIn(file, pieces);
  } finally {
    rmSync(file);
  }
}

function faultsIn(file: string, pieces: readonly Piece[]): string[] {
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '5.0',
  });
  const source = program.getSourceFile(file);
  return program
    .getSemanticDiagnostics(source)
    .map((fault) => `${titleAt(pieces, fault.start ?? 0)}: ${sentenceOf(fault)}`);
}

function pieceOf(rendering: string, manifest: Manifest): Piece {
  const [version = '', group = 'core'] = manifest.apiVersion.split('/').reverse();
  const types = `import('kubernetes-types/${group.split('.')[0]}/${version}').${manifest.kind}`;
  return {
    title: `${rendering}: ${titleOf(manifest)}`,
    text: `(${JSON.stringify(manifest, undefined, 1)}) satisfies ${types};\n`,
  };
}

function titleAt(pieces: readonly Piece[], position: number): string {
  let end = 0;
  return pieces.find(({ text }) => position < (end += text.length))?.title ?? 'the generated file';
}

const sentenceOf = ({ messageText }: ts.Diagnostic) =>
  ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ');
