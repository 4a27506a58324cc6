import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import { seededBugs } from './seeded-bugs';

describe('the seeded bugs', () => {
  it.each(seededBugs)('find what they change: $name', ({ edits }) => {
    for (const { file, from, to } of edits) {
      const text = readFileSync(join(repository, file), 'utf8');
      expect(text.replace(from, to)).not.toBe(text);
    }
  });
});
