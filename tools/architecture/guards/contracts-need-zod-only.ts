import { isSpec, isTypeScript, type Guard } from '../source/source-file';
import { importsOf } from '../source/syntax';

/** Every service, the portal and other languages' tools read the contracts: they need nothing but zod. */
export const contractsNeedZodOnly: Guard = {
  name: 'has contracts that import nothing but zod',
  check: (files) =>
    files
      .filter((file) => isTypeScript(file) && !isSpec(file))
      // Freezing reads and writes committed files; it is not behind the library's door.
      .filter(({ path }) => /^libs\/contracts\/src\/(?!frozen\/)/.test(path))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ specifier }) => specifier !== 'zod' && !specifier.startsWith('.'))
          .map(({ specifier, line }) => ({
            path: file.path,
            line,
            message: `imports ${specifier}`,
          })),
      ),
};
