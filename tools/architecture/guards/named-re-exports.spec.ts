import { namedReExports } from './named-re-exports';

const check = (text: string) =>
  namedReExports.check([{ path: 'libs/platform/src/index.ts', text }]);

describe('the guard of re-exports', () => {
  it('reports a star', () => {
    expect(check(`export * from './config';`)).toMatchObject([{ line: 1 }]);
  });

  it.each([`export { config } from './config';`, `export * as config from './config';`])(
    'lets %s pass',
    (text) => {
      expect(check(text)).toEqual([]);
    },
  );
});
