import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import type { Sizing } from './record';
import { withTables } from './tables';

const committed = (file: string) => readFileSync(join(repository, 'docs', file), 'utf8');

it('the page of sizes has the tables of the recorded measurement', () => {
  const page = committed('operations/sizing.md');
  expect(withTables(page, JSON.parse(committed('sizing.json')) as Sizing)).toBe(page);
});
