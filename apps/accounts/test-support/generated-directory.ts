import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const trades = ['CONSTRUCCIONES', 'INGENIERiA', 'TRANSPORTES', 'SUMINISTROS', 'CONSULTORiA'];
const syllables = ['BA', 'CO', 'DI', 'FER', 'GRA', 'MO', 'NE', 'PLA', 'QUI', 'RO', 'ÑO', 'TRON'];
const firstNames = ['ANA', 'MARiA', 'JOSe', 'LUIS', 'ROSA', 'JUAN', 'PEDRO', 'LAURA'];
const lastNames = ['PeREZ', 'GoMEZ', 'RODRiGUEZ', 'LoPEZ', 'PEÑA', 'RUIZ', 'VARGAS', 'ROJAS'];

const header =
  'nombre,codigo,correo,tipo_empresa,nit,municipio,departamento,esta_activa,telefono_representante_legal\n';

/** The same number always makes the same row: two of three are natural persons, as in the open dataset. */
function row(n: number): string {
  const pick = (list: readonly string[], turn: number) =>
    list[Math.floor(n / list.length ** turn) % list.length]!;
  const person = n % 3 !== 0;
  const name = person
    ? `${pick(firstNames, 0)} ${pick(firstNames, 1)} ${pick(lastNames, 2)} ${pick(lastNames, 3)}`
    : `${pick(trades, 0)} ${[0, 1, 2, 3].map((turn) => pick(syllables, turn)).join('')} S.A.S.`;
  const type = person ? 'PERSONA NATURAL COLOMBIANA' : 'Sociedad por acciones simplificada';
  const nit = person ? 20_000_000 + n : 800_000_000 + n;
  return `${name},${1_000_000 + n},persona${n}@example.com,${type},${nit},MEDELLiN,Antioquia,Si,300${n}\n`;
}

function* lines(rows: number) {
  yield header;
  for (let n = 0; n < rows; n += 1) yield row(n);
}

/** A CSV in the open dataset's format, columns in another order, personal data included; removed by `remove`. */
export async function generatedDirectory(rows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'directory-'));
  const file = join(folder, 'accounts.csv');
  await pipeline(Readable.from(lines(rows)), createWriteStream(file));
  return { file, remove: () => rm(folder, { recursive: true }) };
}
