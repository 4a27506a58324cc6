import { yamlOf } from './yaml';

describe('our YAML', () => {
  it('is in block style, with strings as in JSON', () => {
    const text = yamlOf({
      a: 1,
      none: undefined,
      'key with: colon': 'true',
      list: [{ x: null, y: [] }, 'two\nlines', ['nested']],
      empty: {},
    });

    expect(text).toBe(
      [
        'a: 1',
        '"key with: colon": "true"',
        'list:',
        '  - x: null',
        '    y: []',
        '  - "two\\nlines"',
        '  - - "nested"',
        'empty: {}',
        '',
      ].join('\n'),
    );
  });
});
