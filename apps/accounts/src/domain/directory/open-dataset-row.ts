import { accountName } from '../name/account-name';
import { restoreAccents } from '../name/spelling';
import { importedNit, type ImportedNit } from '../nit/nit';
import { isAbsent } from '../nit/placeholder';
import { importedOrganizationType, isPluralProvider } from '../organization/organization-type';
import { place } from '../place/place';
import { importedId, type DirectoryEntry } from './directory-entry';
import { presumedPerson } from './presumed-person';
import { searchKeys } from './search-keys';

/** The columns that are read; every other one is personal data (Ley 1581 de 2012) and is left in the file. */
export const importedColumns = [
  'codigo',
  'nombre',
  'nit',
  'es_entidad',
  'es_grupo',
  'esta_activa',
  'fecha_creacion',
  'codigo_categoria_principal',
  'descripcion_categoria_principal',
  'pais',
  'departamento',
  'municipio',
  'sitio_web',
  'tipo_empresa',
  'espyme',
  'ubicacion',
] as const;
export type ImportedColumn = (typeof importedColumns)[number];
export type OpenDatasetRow = Partial<Record<ImportedColumn, string>>;

export type RowRefusal = 'code-missing' | 'code-invalid' | 'name-missing';

const longestName = 300;
const longestText = 200;

const text = (value: string | undefined, longest = longestText) =>
  value === undefined || isAbsent(value)
    ? undefined
    : value.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longest);
const yes = (value: string | undefined) => /^(s[ií]|true|1)$/i.test(value?.trim() ?? '');
const answered = (value: string | undefined) =>
  text(value) === undefined ? undefined : yes(value);

const storedNumber = ({ unverified, checkDigitGiven: _, ...nit }: ImportedNit) => ({
  ...nit,
  unverifiedNit: unverified?.slice(0, 40),
});

/** One row of the open dataset as a directory entry, or why it cannot be one. */
export function entryFromRow(row: OpenDatasetRow): DirectoryEntry | RowRefusal {
  const code = text(row.codigo);
  if (code === undefined) return 'code-missing';
  if (!/^[A-Za-z0-9-]{1,40}$/.test(code)) return 'code-invalid';
  const spoken = text(row.nombre, longestName);
  if (spoken === undefined || accountName(spoken).key === '') return 'name-missing';

  const companyType = text(row.tipo_empresa);
  const stateEntity = yes(row.es_entidad);
  const group = yes(row.es_grupo);
  const organizationType = importedOrganizationType({
    companyType: companyType ?? '',
    stateEntity,
    group,
    name: spoken,
  });
  const number = importedNit(row.nit ?? '');
  const name = restoreAccents(spoken).slice(0, longestName);
  const municipality = place(text(row.municipio, 120));
  const personal =
    organizationType === 'NATURAL_PERSON' ||
    (organizationType === 'OTHER' && presumedPerson({ name: spoken, companyType, number }));
  const findable = { name, ...storedNumber(number), personal };
  return {
    ...findable,
    id: importedId(code),
    code,
    bareKey: accountName(name).bareKey,
    organizationType,
    municipality: municipality?.name,
    municipalityKey: municipality?.key,
    department: place(text(row.departamento, 120))?.name,
    country: text(row.pais),
    active: answered(row.esta_activa) ?? true,
    pluralProvider: group || isPluralProvider(organizationType),
    stateEntity,
    createdOn: text(row.fecha_creacion),
    categoryCode: text(row.codigo_categoria_principal),
    category: text(row.descripcion_categoria_principal),
    website: text(row.sitio_web),
    smallBusiness: answered(row.espyme),
    location: text(row.ubicacion),
    keys: searchKeys(findable),
  };
}
