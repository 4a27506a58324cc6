import { problems } from '@secop/contracts';
import { assertedProblemCodes } from './asserted-problem-codes';

const spec = (codes: string[]) => ({
  path: 'apps/accounts/src/planted.spec.ts',
  text: codes.map((code) => `expect(code).toBe('${code}');`).join('\n'),
});
const codes = Object.keys(problems);

describe('the guard of asserted problem codes', () => {
  it('reports a code that no test asserts', () => {
    expect(assertedProblemCodes.check([spec(codes.slice(1))])).toMatchObject([
      { message: `no test asserts ${codes[0]}` },
    ]);
  });

  it('does not take a mention outside of a test for a test', () => {
    const { text } = spec(codes);

    expect(
      assertedProblemCodes.check([{ path: 'apps/accounts/src/planted.ts', text }]),
    ).toHaveLength(codes.length);
  });

  it('is content when every code is asserted', () => {
    expect(assertedProblemCodes.check([spec(codes)])).toEqual([]);
  });
});
