import { errorKindsMatchStatuses } from './error-kinds-match-statuses';

const check = (text: string) =>
  errorKindsMatchStatuses.check([{ path: 'apps/accounts/src/planted.ts', text }]);

describe('the guard of error kinds', () => {
  it('reports a code that is thrown with another kind than its status', () => {
    expect(check(`throw new DomainError('conflict', 'account.not-found');`)).toMatchObject([
      { line: 1 },
    ]);
  });

  it('lets the promised one pass', () => {
    expect(check(`throw new DomainError('not-found', 'account.not-found');`)).toEqual([]);
  });
});
