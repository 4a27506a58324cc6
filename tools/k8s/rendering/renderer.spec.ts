import { findRenderer } from './renderer';

const first = { name: 'first', render: () => '' };
const second = { name: 'second', render: () => '' };

describe('what renders the overlays', () => {
  it('is the first that this machine has', () => {
    expect(findRenderer([() => undefined, () => first, () => second])).toBe(first);
  });

  it('is never left out silently: without any, one sentence says what to provide', () => {
    expect(() => findRenderer([() => undefined])).toThrow(
      /provide it in one of three ways: kubectl .*, kustomize .*, or Go/,
    );
  });
});
