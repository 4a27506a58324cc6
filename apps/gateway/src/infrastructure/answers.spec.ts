import { headerIn } from './answers';

describe('a header of an answer', () => {
  it('is missing, one value, or one list of all that came', () => {
    const headers = { etag: '"1"', 'cache-control': ['no-store', 'private'] };
    expect(headerIn(headers, 'retry-after')).toBeUndefined();
    expect(headerIn(headers, 'etag')).toBe('"1"');
    expect(headerIn(headers, 'cache-control')).toBe('no-store, private');
  });
});
