import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** Words of suppliers' names, the frequent ones first. */
const words =
  'CONSTRUCCIONES SERVICIOS COLOMBIA INGENIERÍA SOLUCIONES INVERSIONES TRANSPORTES GRUPO COMERCIALIZADORA ASESORÍAS ' +
  'FUNDACIÓN CONSORCIO SUMINISTROS CONSULTORÍA PROYECTOS DISTRIBUIDORA LOGÍSTICA TECNOLOGÍA SALUD MÉDICA AMBIENTAL ' +
  'INTEGRALES CARIBE ANDINA PACÍFICO ORINOQUÍA NORTE SUR ORIENTE OCCIDENTE SANTANDER TOLIMA HUILA CAUCA NARIÑO BOYACÁ ' +
  'ANTIOQUIA CALDAS RISARALDA QUINDÍO META CASANARE ARAUCA GUAJIRA MAGDALENA BOLÍVAR SUCRE CÓRDOBA CESAR CHOCÓ ' +
  'ELÉCTRICOS HIDRÁULICOS METÁLICAS MADERAS TEXTILES ALIMENTOS FRUTAS LÁCTEOS CÁRNICOS PAPELERÍA FERRETERÍA SEGURIDAD ' +
  'VIGILANCIA ASEO CAFETERÍA EVENTOS PUBLICIDAD EDITORIAL IMPRESORES EDUCACIÓN CAPACITACIÓN DEPORTES CULTURA TURISMO ' +
  'HOTELES RESTAURANTES COMBUSTIBLES LUBRICANTES REPUESTOS MAQUINARIA EQUIPOS ALQUILER OBRAS CIVILES VÍAS PUENTES';
const vocabulary = words.split(' ');
const suffixes = ['S.A.S.', 'LTDA', 'S.A.', 'E.S.P.', ''];

/** Always the same: the entry of that number, four or five words of which two are rare. */
function nameOf(index: number): string {
  const word = (position: number) => {
    const spread = (index * 2_654_435_761 + position * 40_503 * (index + 7)) >>> 0;
    const share = (spread % 9_973) / 9_973;
    // Few words are in many names.
    return vocabulary[Math.floor(vocabulary.length * share ** (position + 1))]!;
  };
  const own = `${word(2).slice(0, 4)}${index.toString(36).toUpperCase()}`;
  return [word(0), word(1), own, suffixes[index % suffixes.length]].join(' ').trim();
}

/** A file like the open dataset's, with so many suppliers. */
export async function writeDirectory(file: string, entries: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(
    'codigo,nombre,nit,es_entidad,es_grupo,esta_activa,pais,departamento,municipio,tipo_empresa\n',
  );
  for (let index = 0; index < entries; index += 1) {
    const facts = `No,No,Si,Colombia,Tolima,IBAGUe,Sociedad por Acciones Simplificada`;
    const line = `${800_000_000 + index},${nameOf(index)},${900_000_000 + index},${facts}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** What people type of an entry's name, by turns: the number, two words, beginnings, a word with a letter missing. */
export function questionFor(index: number, entries: number): string {
  const entry = (index * 7_919) % entries;
  const [first = '', second = '', own = ''] = nameOf(entry).split(' ');
  const questions = [
    String(900_000_000 + entry),
    `${first} ${own}`,
    `${first.slice(0, 5)} ${second.slice(0, 5)}`,
    `${second} ${own}`.replace(/(.{3})./, '$1'),
  ];
  return questions[index % questions.length]!.toLowerCase();
}
