import { folderNames } from './folder-names';

const reported = (path: string) => folderNames.check([{ path, text: '' }]).length > 0;

describe('the guard of folder names', () => {
  it.each([
    'apps/accounts/src/utils/text.ts',
    'libs/common/src/index.ts',
    'libs/shared/src/index.ts',
    'apps/accounts/src/core/thing.ts',
    'apps/accounts/src/helpers/thing.ts',
    'apps/accounts/src/utils.ts',
  ])('reports %s', (path) => {
    expect(reported(path)).toBe(true);
  });

  it.each(['libs/contracts/src/problems/common-problems.ts', 'libs/platform/src/index.ts'])(
    'lets %s pass',
    (path) => {
      expect(reported(path)).toBe(false);
    },
  );
});
