import { fileNames } from './file-names';

const reported = (path: string) => fileNames.check([{ path, text: '' }]).length > 0;

describe('the guard of file names', () => {
  it.each([
    'apps/accounts/src/grantMembership.ts',
    'apps/accounts/src/Grant.ts',
    'apps/accounts/src/grant_membership.ts',
    'apps/accounts/src/grant.service.ts',
    'apps/accounts/src/grant.test.ts',
    'apps/accounts/src/grant.v1.ts',
  ])('reports %s', (path) => {
    expect(reported(path)).toBe(true);
  });

  it.each([
    'apps/accounts/src/grant-membership.ts',
    'apps/accounts/src/grant.controller.ts',
    'apps/accounts/src/mongo-accounts.mongo-repository.int.spec.ts',
    'apps/e2e/src/story.e2e-spec.ts',
    'libs/contracts/src/events/accounts/membership-granted.v1.ts',
  ])('lets %s pass', (path) => {
    expect(reported(path)).toBe(false);
  });
});
