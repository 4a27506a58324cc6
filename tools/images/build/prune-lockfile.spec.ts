import { pruneLockfile, type LockedPackage, type Lockfile } from './prune-lockfile';

const lockfile = (packages: Record<string, LockedPackage>): Lockfile => ({
  ...{ name: 'workspace', version: '1.0.0', lockfileVersion: 3, requires: true },
  packages: { '': {}, ...packages },
});
const manifest = (...names: string[]) => ({
  ...{ name: 'app', version: '1.0.0' },
  dependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])),
});
const kept = (whole: Lockfile, ...names: string[]) =>
  Object.keys(pruneLockfile(whole, manifest(...names)).packages);

describe('a pruned lockfile', () => {
  it('has what is needed directly and further down, and nothing else', () => {
    const whole = lockfile({
      'node_modules/a': { dependencies: { b: '1' } },
      'node_modules/b': {},
      'node_modules/jest': {},
    });
    expect(kept(whole, 'a')).toEqual(['', 'node_modules/a', 'node_modules/b']);
  });

  it('describes the app in place of the workspace', () => {
    const pruned = pruneLockfile(lockfile({ 'node_modules/a': {} }), manifest('a'));
    expect(pruned).toMatchObject({ name: 'app', lockfileVersion: 3, requires: true });
    expect(pruned.packages['']).toEqual(manifest('a'));
  });

  it('finds a package where Node would: beside the one that asks, then further out', () => {
    const whole = lockfile({
      'node_modules/a': { dependencies: { c: '1' } },
      'node_modules/a/node_modules/b': { dependencies: { d: '1' } },
      'node_modules/a/node_modules/c': { dependencies: { b: '1' } },
      'node_modules/b': {},
      'node_modules/c': {},
      'node_modules/d': {},
    });
    expect(kept(whole, 'a')).toEqual([
      '',
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/a/node_modules/c',
      'node_modules/d',
    ]);
  });

  it('has peers, unless they are optional, and optional packages that there are', () => {
    const whole = lockfile({
      'node_modules/a': {
        peerDependencies: { peer: '1', wish: '1' },
        peerDependenciesMeta: { wish: { optional: true } },
        optionalDependencies: { 'for-this-platform': '1', 'for-another-one': '1' },
      },
      'node_modules/peer': {},
      'node_modules/wish': {},
      'node_modules/for-this-platform': {},
    });
    expect(kept(whole, 'a')).toEqual([
      '',
      'node_modules/a',
      'node_modules/peer',
      'node_modules/for-this-platform',
    ]);
  });

  it('is refused when something that is needed is not locked', () => {
    expect(() => kept(lockfile({ 'node_modules/a': { dependencies: { b: '1' } } }), 'a')).toThrow(
      'package-lock.json has no b for node_modules/a',
    );
  });
});
