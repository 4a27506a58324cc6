import { isRecentGo } from './ferretdb-binary';

describe('the machine’s Go', () => {
  it.each(['go1.21', 'go1.24.3', 'go2.0'])('builds FerretDB when it is %s', (version) => {
    expect(isRecentGo(version)).toBe(true);
  });

  it.each(['go1.19.8', 'go1.9', '', 'devel'])('is passed over when it is "%s"', (version) => {
    expect(isRecentGo(version)).toBe(false);
  });
});
