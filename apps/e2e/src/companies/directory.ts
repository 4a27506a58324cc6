import { randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importDirectory, type Operated } from '../system/operators';
import type { Company } from './company';

/** Columns of the open dataset "SECOP II – Proveedores Registrados" that the demonstration file has. */
const columns =
  'codigo,nombre,nit,es_entidad,es_grupo,esta_activa,pais,departamento,municipio,tipo_empresa';

/** Imports a file in the open dataset's own format, with these companies. */
export async function importIntoDirectory(system: Operated, companies: Company[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'directory-'));
  try {
    const file = join(folder, 'proveedores.csv');
    await writeFile(file, `${[columns, ...companies.map(row)].join('\n')}\n`);
    await importDirectory(system, file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const row = ({ legalName, nit }: Company): string =>
  [
    randomInt(700_000_000, 799_999_999),
    asInTheDataset(legalName),
    nit,
    ...['No', 'No', 'Si', 'Colombia', 'Tolima', 'IBAGUe', 'Sociedad por acciones simplificada'],
  ].join(',');

/** The dataset has capitals, and accented vowels became lower-case ones without accents. */
const asInTheDataset = (name: string): string =>
  name.toUpperCase().replace(/[ÁÉÍÓÚ]/g, (vowel) =>
    vowel
      .normalize('NFD')
      .replace(/[^A-Z]/g, '')
      .toLowerCase(),
  );
