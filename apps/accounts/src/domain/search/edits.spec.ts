import fc from 'fast-check';
import { deletions, isOneEditApart } from './edits';

const letter = fc.constantFrom(...'ABCÑ');
const word = fc.array(letter, { minLength: 4, maxLength: 10 }).map((letters) => letters.join(''));

describe('two words', () => {
  it.each([
    ['ECOPETROL', 'ECOPETRL'],
    ['ECOPETROL', 'ECOPTEROL'],
    ['ECOPETROL', 'ECOPETTROL'],
    ['NIÑO', 'NINO'],
    ['EXITO', 'EXITO'],
  ])('%s and %s are one edit apart', (one, other) => {
    expect(isOneEditApart(one, other)).toBe(true);
    expect(isOneEditApart(other, one)).toBe(true);
  });

  it.each([
    ['ECOPETROL', 'ECOPTRL'],
    ['CASA', 'SACA'],
    ['NIÑO', 'PENA'],
  ])('%s and %s are not', (one, other) => expect(isOneEditApart(one, other)).toBe(false));

  it('one edit apart always share a deletion', () => {
    fc.assert(
      fc.property(word, letter, fc.nat(9), fc.nat(3), (original, added, position, kind) => {
        const at = position % (original.length - 1);
        const [head, tail] = [original.slice(0, at), original.slice(at)];
        const edited = [
          head + added + tail,
          head + tail.slice(1),
          head + added + tail.slice(1),
          head + tail[1]! + tail[0]! + tail.slice(2),
        ][kind]!;
        fc.pre(edited.length >= 4);
        expect(isOneEditApart(original, edited)).toBe(true);
        const shared = new Set(deletions(original));
        expect(deletions(edited).some((deletion) => shared.has(deletion))).toBe(true);
      }),
    );
  });
});
