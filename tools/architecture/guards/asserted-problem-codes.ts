import { problems } from '@secop/contracts';
import { isSpec, type Guard } from '../source/source-file';

/** A refusal that no test provokes is a refusal that nobody has seen. */
export const assertedProblemCodes: Guard = {
  name: 'asserts every problem code in a test',
  check: (files) => {
    const specs = files
      .filter((file) => isSpec(file) && /^(apps|libs\/(messaging|platform))\//.test(file.path))
      .map(({ text }) => text);
    return Object.keys(problems)
      .filter((code) => !specs.some((text) => text.includes(`'${code}'`)))
      .map((code) => ({ path: 'libs/contracts/src/problems', message: `no test asserts ${code}` }));
  },
};
