import { packagesAgree } from './dependencies.cjs';

const nest = { version: '11.0.0', integrity: 'sha512-a' };
const wanted = { '': { version: '0.1.0' }, 'node_modules/nest': nest };

describe('node_modules and package-lock.json', () => {
  it('agree when everything that is wanted is there in that version', () => {
    expect(packagesAgree(wanted, { 'node_modules/nest': nest })).toBe(true);
  });

  it('agree without the optional packages of other platforms', () => {
    const forAnother = { version: '1.0.0', optional: true };
    const lock = { ...wanted, 'node_modules/swc-darwin': forAnother };
    expect(packagesAgree(lock, { 'node_modules/nest': nest })).toBe(true);
  });

  it.each([
    ['something is missing', {}],
    ['a version differs', { 'node_modules/nest': { ...nest, version: '10.0.0' } }],
    ['the content differs', { 'node_modules/nest': { ...nest, integrity: 'sha512-b' } }],
    [
      'something is there that nobody asked for',
      { 'node_modules/nest': nest, 'node_modules/x': nest },
    ],
  ])('disagree when %s', (_state, installed) => {
    expect(packagesAgree(wanted, installed)).toBe(false);
  });
});
