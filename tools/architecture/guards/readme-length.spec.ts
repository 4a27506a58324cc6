import { readmeLength } from './readme-length';

const check = (path: string, lines: number) =>
  readmeLength.check([{ path, text: 'a line\n'.repeat(lines) }]);

describe('the guard of READMEs', () => {
  it('reports the first one beyond 120 lines and a service’s beyond 60', () => {
    expect(check('README.md', 121)).toHaveLength(1);
    expect(check('apps/accounts/README.md', 61)).toHaveLength(1);
  });

  it('lets shorter ones pass', () => {
    expect([...check('README.md', 120), ...check('apps/accounts/README.md', 60)]).toEqual([]);
  });
});
