import { oneDoor } from './one-door';

const check = (text: string) => oneDoor.check([{ path: 'apps/accounts/src/planted.ts', text }]);

describe('the guard of the one door', () => {
  it.each([
    `import { x } from '@secop/contracts/src/problems';`,
    `import type { X } from '@secop/messaging/outbox';`,
    `export { x } from '../../identity/src/config';`,
    `const x = require('../../../libs/contracts/src/index');`,
    `const x = await import('../../../tools/dev/start');`,
  ])('reports %s', (text) => {
    expect(check(text)).toMatchObject([{ line: 1 }]);
  });

  it.each([
    `import { x } from '@secop/contracts';`,
    `import { x } from './config';`,
    `import { readFile } from 'node:fs/promises';`,
  ])('lets %s pass', (text) => {
    expect(check(text)).toEqual([]);
  });
});
