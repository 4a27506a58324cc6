import fc from 'fast-check';
import { accountName } from './account-name';
import { restoreAccents, searchable, titleCase } from './spelling';

describe('a normalised name', () => {
  it.each([
    ['BOGOTa', 'BOGOTA'],
    ['Construcción', 'CONSTRUCCION'],
    ['COMPAÑiA NIÑO', 'COMPAÑIA NIÑO'],
    ['niñoY Peña', 'NIÑOY PEÑA'],
    ['PINGÜINO', 'PINGUINO'],
    ['  BAVARIA   &  CIA. ', 'BAVARIA CIA'],
    ["D'ACOSTA-LÓPEZ", 'DACOSTA LOPEZ'],
    ['"$where": {}', 'WHERE'],
  ])('of %s is %s', (text, key) => expect(searchable(text)).toBe(key));

  it('is its own normalisation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(searchable(searchable(text))).toBe(searchable(text));
      }),
    );
  });
});

describe('the name of an account', () => {
  it.each([
    'ECOPETROL S.A.',
    'Ecopetrol SA',
    'ECOPETROL S. A. S.',
    'ECOPETROL S.A.S. BIC',
    'ECOPETROL S.A. E.S.P.',
    'ECOPETROL LTDA',
    'ECOPETROL E.U.',
    'ECOPETROL S. en C.',
    'ECOPETROL',
  ])('loses its legal suffix in the second key: %s', (text) => {
    expect(accountName(text).bareKey).toBe('ECOPETROL');
  });

  it('keeps a suffix that is all there is', () => {
    expect(accountName('SAS').words).toEqual(['SAS']);
  });

  it('is searched by its telling words, each once', () => {
    expect(accountName('COMPAÑiA DE NIÑO Y PEÑA DE NIÑO LTDA').words).toEqual([
      'COMPAÑIA',
      'NIÑO',
      'PEÑA',
    ]);
  });

  it('is complete in any word order', () => {
    expect(accountName('Pérez Gómez Ana').complete).toBe(accountName('ANA PEREZ GOMEZ').complete);
  });
});

describe('a shown name', () => {
  it.each([
    ['ALMACENES eXITO S.A.', 'ALMACENES ÉXITO S.A.'],
    ['EMPRESAS PuBLICAS DE MEDELLiN E.S.P.', 'EMPRESAS PÚBLICAS DE MEDELLÍN E.S.P.'],
    ['COMPAÑiA', 'COMPAÑÍA'],
    ['Construcciones del Sur', 'Construcciones del Sur'],
    ['COOPERATIVa INTEGRaL', 'COOPERATIVÁ INTEGRÁL'],
    ['CIa', 'CIÁ'],
  ])('%s gets back the accents that the source lost: %s', (imported, shown) => {
    expect(restoreAccents(imported)).toBe(shown);
  });

  it('of a place has small words', () => {
    expect(titleCase('VALLE DEL CAUCA')).toBe('Valle del Cauca');
  });
});
