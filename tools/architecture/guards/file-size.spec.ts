import { fileSize } from './file-size';

const fileOf = (lines: number) => ({
  path: 'apps/accounts/src/grant.ts',
  text: 'const line = 1;\n'.repeat(lines),
});

describe('the guard of file size', () => {
  it('reports a file of 251 lines', () => {
    expect(fileSize.check([fileOf(251)])).toHaveLength(1);
  });

  it('lets a file of 250 lines pass', () => {
    expect(fileSize.check([fileOf(250)])).toEqual([]);
  });
});
