import type { OrganizationType } from '@secop/contracts';
import { searchable } from '../name/spelling';

/** First match wins: `comandita por acciones` before `por acciones`, `promesa` before what is promised. */
const spokenTypes: readonly (readonly [RegExp, OrganizationType])[] = [
  [/PERSONA NATURAL/, 'NATURAL_PERSON'],
  [/PROMESA/, 'FUTURE_COMPANY_PROMISE'],
  [/UNION TEMPORAL/, 'TEMPORARY_UNION'],
  [/CONSORCIO/, 'CONSORTIUM'],
  [/COMANDITA POR ACCIONES/, 'PARTNERSHIP_BY_SHARES'],
  [/COMANDITA/, 'LIMITED_PARTNERSHIP'],
  [/ACCIONES SIMPLIFICADA|^SAS$/, 'SAS'],
  [/ANONIMA|^SA$/, 'SA'],
  [/LIMITADA|LTDA/, 'LTDA'],
  [/UNIPERSONAL|^EU$/, 'SOLE_PROPRIETORSHIP'],
  [/EXTRANJERA/, 'FOREIGN_COMPANY'],
  [/SIN (ANIMO|FINES) DE LUCRO|^ESAL$|FUNDACION|CORPORACION|COOPERATIVA/, 'NON_PROFIT'],
  [/ESTATAL|PUBLICA/, 'STATE_ENTITY'],
];

export interface ImportedTypeFacts {
  readonly companyType: string;
  readonly stateEntity: boolean;
  readonly group: boolean;
  readonly name: string;
}

/** `tipo_empresa`, completed by `es_entidad` and `es_grupo` where the dataset says nothing. */
export function importedOrganizationType(facts: ImportedTypeFacts): OrganizationType {
  const spoken = searchable(facts.companyType);
  const type = spokenTypes.find(([pattern]) => pattern.test(spoken))?.[1];
  if (type) return type;
  if (facts.stateEntity) return 'STATE_ENTITY';
  if (facts.group) {
    return /^(UNION TEMPORAL|UT)\b/.test(searchable(facts.name)) ? 'TEMPORARY_UNION' : 'CONSORTIUM';
  }
  return 'OTHER';
}

const plural: ReadonlySet<OrganizationType> = new Set([
  'CONSORTIUM',
  'TEMPORARY_UNION',
  'FUTURE_COMPANY_PROMISE',
]);
export const isPluralProvider = (type: OrganizationType) => plural.has(type);

/** Only these register without a NIT: they get theirs after they win a contract. */
export const registersWithoutNit = (type: OrganizationType) =>
  type === 'CONSORTIUM' || type === 'TEMPORARY_UNION';
