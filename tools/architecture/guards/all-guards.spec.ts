import { readdirSync } from 'node:fs';
import { trackedFiles } from '../source/tracked-files';
import { allGuards } from './all-guards';

describe('the tree', () => {
  const files = trackedFiles();

  it('is there', () => {
    expect(files.map(({ path }) => path)).toContain('libs/contracts/src/index.ts');
  });

  it.each(allGuards.map((guard) => [guard.name, guard] as const))('%s', (_name, guard) => {
    const violations = guard
      .check(files)
      .map(({ path, line, message }) => `${path}${line ? `:${line}` : ''} ${message}`);

    expect(violations).toEqual([]);
  });
});

it('every guard has a spec', () => {
  const names = readdirSync(__dirname);
  const guards = names.filter((name) => !name.endsWith('.spec.ts'));

  expect(guards.filter((name) => !names.includes(name.replace(/\.ts$/, '.spec.ts')))).toEqual([]);
});
