import { contractsNeedZodOnly } from './contracts-need-zod-only';

const check = (text: string) =>
  contractsNeedZodOnly.check([{ path: 'libs/contracts/src/problems/planted.ts', text }]);

describe('the guard of the contracts', () => {
  it.each([`import { Injectable } from '@nestjs/common';`, `import { join } from 'node:path';`])(
    'reports %s',
    (text) => {
      expect(check(text)).toMatchObject([{ line: 1 }]);
    },
  );

  it('lets zod and their own files pass', () => {
    expect(check(`import { z } from 'zod';\nimport { id } from '../snapshots';`)).toEqual([]);
  });
});
