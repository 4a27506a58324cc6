import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { DirectoryEntry } from './directory-entry';
import { entryFromRow, importedColumns, type OpenDatasetRow } from './open-dataset-row';

const entry = (row: OpenDatasetRow) => {
  const made = entryFromRow({ codigo: '1', nombre: 'X', ...row });
  if (typeof made === 'string') throw new Error(made);
  return made;
};

describe('a row of the open dataset', () => {
  const [header, ...rows] = readFileSync(join(__dirname, '../../../demo/demo-accounts.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const demo = rows.map(
    (values) =>
      entryFromRow(
        Object.fromEntries(header!.map((name, i) => [name, values[i]])),
      ) as DirectoryEntry,
  );

  it('of the demonstration data becomes an entry with accents, place, type and NIT', () => {
    expect(demo).toHaveLength(15);
    expect(demo[2]).toMatchObject({
      id: 'secop-900000003',
      name: 'ALMACENES ÉXITO S.A.',
      nit: '890900608',
      checkDigit: 9,
      organizationType: 'SA',
      municipality: 'Envigado',
      department: 'Antioquia',
      active: true,
      personal: false,
      keys: ['w ALMACENES', 'w EXITO', '= ALMACENES EXITO', '# 890900608'],
    });
    expect(demo[9]).toMatchObject({
      organizationType: 'STATE_ENTITY',
      municipality: 'Bogotá D.C.',
    });
    expect(demo[11]!.name).toBe('COMPAÑÍA DE DEMOSTRACIÓN NIÑO Y PEÑA LTDA');
    expect(demo[12]).toMatchObject({ organizationType: 'CONSORTIUM', pluralProvider: true });
    expect(demo[14]).toMatchObject({ active: false });
    expect(demo[14]).not.toHaveProperty('nit');
  });

  it('of a natural person has no words to be found by', () => {
    const person = entry({
      nombre: 'ANA MARiA PeREZ',
      nit: '52123456',
      tipo_empresa: 'PERSONA NATURAL COLOMBIANA',
    });
    expect(person).toMatchObject({
      personal: true,
      keys: ['= ANA MARIA PEREZ', '# 52123456'],
    });
  });

  describe('without a type, or of another one,', () => {
    it.each([
      ['JUAN CARLOS PEREZ GOMEZ', '80123456-3'],
      ['JUAN CARLOS PEREZ GOMEZ', '80123456-4'],
      ['JUAN CARLOS PEREZ GOMEZ', '801234564'],
      ['JUAN CARLOS PEREZ GOMEZ', '801234563'],
      ['JUAN CARLOS PEREZ GOMEZ', '79123456'],
      ['JUAN CARLOS PEREZ GOMEZ', '1020304050'],
      ['JUAN CARLOS PEREZ GOMEZ', 'No Definido'],
      ['FERRETERIA JUAN PEREZ', '80123456-4'],
      ['FERRETERIA JUAN PEREZ', '1020304050'],
      ['FERRETERIA JUAN PEREZ', '123456780'],
      ['RODRIGO IGLESIAS DEL CAMPO', '912345678'],
    ])('is presumed to be a person: %s %s', (nombre, nit) => {
      for (const tipo_empresa of [undefined, 'No Definido', 'Otra', 'Comerciante']) {
        const made = entry({ nombre, nit, tipo_empresa });
        expect(made.personal).toBe(true);
        expect(made.keys.filter((key) => key.startsWith('w '))).toEqual([]);
      }
    });

    it.each([
      ['JUAN PEREZ LTDA', '80123456-3'],
      ['BAVARIA S. A.', 'No Definido'],
      ['EMPRESAS PuBLICAS', '890904996'],
      ['FERRETERiA EL TORNILLO', '900123456'],
      ['FUNDACIoN ANA PEREZ', 'B-1234'],
      ['COMPAÑiA NIÑO', '900123456'],
      ['BAVARIA', '860.005.224-6'],
      ['BAVARIA', '8600052246'],
    ])('is a company by its suffix, its words or its verified number: %s %s', (nombre, nit) => {
      for (const tipo_empresa of [undefined, 'Otra'])
        expect(entry({ nombre, nit, tipo_empresa }).personal).toBe(false);
    });

    it('is a company when the type says so in other words', () => {
      const facts = { nombre: 'LA ESPERANZA', nit: '900123456' };
      expect(entry({ ...facts, tipo_empresa: 'Fondo de empleados' }).personal).toBe(false);
    });
  });

  it('of a company stays one whatever its number looks like', () => {
    const facts = { nombre: 'ANA PEREZ', nit: '52123456' };
    expect(entry({ ...facts, tipo_empresa: 'Sociedad Anónima' }).personal).toBe(false);
    expect(entry({ ...facts, es_entidad: 'Si' }).personal).toBe(false);
  });

  it.each([
    [{ codigo: 'No Definido' }, 'code-missing'],
    [{ codigo: '$ne' }, 'code-invalid'],
    [{ nombre: '-' }, 'name-missing'],
    [{ nombre: '...' }, 'name-missing'],
  ])('%j is refused: %s', (row, reason) => {
    expect(entryFromRow({ codigo: '1', nombre: 'X', ...row })).toBe(reason);
  });

  it('never fails, whatever it holds', () => {
    const cell = fc.option(fc.string({ unit: 'binary', maxLength: 40 }), { nil: undefined });
    fc.assert(
      fc.property(fc.record(Object.fromEntries(importedColumns.map((c) => [c, cell]))), (row) => {
        entryFromRow(row);
      }),
    );
  });
});
