import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import { drainMs } from './stops-in-order';

it('a service allows its drain as long as the manifests think', () => {
  const host = readFileSync(join(repository, 'libs/platform/src/host/bootstrap.ts'), 'utf8');
  const [, grace = ''] = /^const grace = ([\d_]+);$/m.exec(host) ?? [];
  expect(Number(grace.replaceAll('_', ''))).toBe(drainMs);
});
