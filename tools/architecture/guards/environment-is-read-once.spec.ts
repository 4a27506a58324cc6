import { environmentIsReadOnce } from './environment-is-read-once';

const check = (text: string, path = 'apps/accounts/src/planted.ts') =>
  environmentIsReadOnce.check([{ path, text }]);

describe('the guard of the environment', () => {
  it.each([
    'const uri = process.env.MONGODB_URI;',
    "const uri = process['env'].MONGODB_URI;",
    'const { MONGODB_URI } = globalThis.process.env;',
    'const { env } = process;',
    "import { env } from 'node:process';",
    'export const look = (environment = process.env) => environment;',
  ])('reports %s', (text) => {
    expect(check(text)).toEqual([expect.objectContaining({ line: 1 })]);
    expect(check(text, 'libs/messaging/src/planted.ts')).toHaveLength(1);
  });

  it.each([
    ['the loader', 'libs/platform/src/config/load-config.ts'],
    ['a spec', 'apps/accounts/src/planted.spec.ts'],
    ['a tool', 'tools/dev/planted.ts'],
    ['a benchmark', 'bench/planted.ts'],
    ['the end-to-end tests', 'apps/e2e/src/planted.ts'],
  ])('lets %s read it', (_, path) => {
    expect(check('const { PATH } = process.env;', path)).toEqual([]);
  });

  it('takes another env for what it is', () => {
    expect(check('const { env } = settings; const one = child.env.PATH;')).toEqual([]);
  });
});
