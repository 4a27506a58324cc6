import { linksLeadSomewhere } from './links-lead-somewhere';

const other = {
  path: 'docs/other.md',
  text: '# Other\n\n## What it’s like: 1 `a`\n\n## Twice\n## Twice\n',
};
const check = (text: string) =>
  linksLeadSomewhere
    .check([{ path: 'docs/deep/page.md', text: `# Page\n${text}` }, other])
    .map(({ line, message }) => ({ line, message }));

describe('the guard of links', () => {
  it.each([
    ['[x](../missing.md)', '../missing.md leads nowhere'],
    ['[x](other.md)', 'other.md leads nowhere'],
    ['[x](../other.md#nothing)', 'docs/other.md has no nothing'],
    ['[x](#nothing)', 'docs/deep/page.md has no nothing'],
    ['see [x](../other.md), [y](../gone/)', '../gone/ leads nowhere'],
  ])('reports %s', (text, message) => {
    expect(check(text)).toEqual([{ line: 2, message }]);
  });

  it.each([
    '[x](../other.md)',
    '[x](../other.md#what-its-like-1-a)',
    '[x](../other.md#twice-1)',
    '[x](#page)',
    '[x](..), [y](../deep/)',
    '![x](../pictures/drawn.png)',
    '[x](https://example.org/missing.md) or [y](mailto:a@example.org)',
    '`[x](missing.md)`',
    '```\n[x](missing.md)\n```',
  ])('lets %s pass', (text) => expect(check(text)).toEqual([]));
});
