import { typeNames } from './type-names';

const check = (text: string) => typeNames.check([{ path: 'apps/accounts/src/planted.ts', text }]);

describe('the guard of type names', () => {
  it.each([
    'export class AccountService {}',
    'export abstract class AccountManager {}',
    'class NitHelper {}',
    'class AccountsImpl {}',
    'interface IAccounts {}',
  ])('reports %s', (text) => {
    expect(check(text)).toMatchObject([{ line: 1 }]);
  });

  it.each(['class GrantMembership {}', 'interface Inbox {}', 'const serviceName = 1;'])(
    'lets %s pass',
    (text) => {
      expect(check(text)).toEqual([]);
    },
  );
});
