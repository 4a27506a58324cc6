import { finishedWork } from './finished-work';

const check = (text: string) =>
  finishedWork.check([{ path: 'apps/accounts/src/planted.spec.ts', text }]);

describe('the guard of finished work', () => {
  it.each([
    `// ${'TO'}DO: the other half`,
    `/* ${'FIX'}ME */`,
    `it.skip('grants', () => {});`,
    `describe.only('a grant', () => {});`,
    `it.todo('grants');`,
    `xit('grants', () => {});`,
    `fdescribe('a grant', () => {});`,
    `it.only.each([1])('grants %d', () => {});`,
  ])('reports %s', (text) => {
    expect(check(text)).not.toEqual([]);
  });

  it.each([`it('does nothing todo', () => {});`, `const only = list.skip(3);`])(
    'lets %s pass',
    (text) => {
      expect(check(text)).toEqual([]);
    },
  );
});
