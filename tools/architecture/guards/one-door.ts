import { dirname, join } from 'node:path/posix';
import { isTypeScript, type Guard } from '../source/source-file';
import { importsOf } from '../source/syntax';

const projectOf = (path: string) => /^(apps|libs|tools)\/[^/]+/.exec(path)?.[0] ?? '';

/** A library is entered through its index, and nothing else of another project is reachable. */
export const oneDoor: Guard = {
  name: 'enters other projects through their one door',
  check: (files) =>
    files.filter(isTypeScript).flatMap((file) =>
      importsOf(file).flatMap(({ specifier, line }) => {
        const message = fault(file.path, specifier);
        return message ? [{ path: file.path, line, message }] : [];
      }),
    ),
};

function fault(path: string, specifier: string): string | undefined {
  if (/^@secop\/[^/]+\//.test(specifier)) return `${specifier}: import from the library's index`;
  if (!specifier.startsWith('.')) return undefined;
  const target = join(dirname(path), specifier);
  return projectOf(target) === projectOf(path) ? undefined : `${specifier} leaves the project`;
}
