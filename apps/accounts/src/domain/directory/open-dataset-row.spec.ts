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

  it('without a type counts as a person when it looks like one', () => {
    expect(entry({ nombre: 'ANA PEREZ', nit: '52123456' }).personal).toBe(true);
    expect(entry({ nombre: 'ANA PEREZ LTDA', nit: '52123456' }).personal).toBe(false);
    expect(entry({ nombre: 'EMPRESAS PuBLICAS', nit: '890904996' }).personal).toBe(false);
    expect(entry({ nombre: 'ANA PEREZ', nit: '52123456', tipo_empresa: 'Otra' }).personal).toBe(
      false,
    );
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
