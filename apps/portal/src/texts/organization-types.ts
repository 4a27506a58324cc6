import type { OrganizationType } from '@secop/contracts';
import { defineTexts } from './define-texts';

const names = {
  NATURAL_PERSON: 'Persona natural',
  SAS: 'Sociedad por acciones simplificada (SAS)',
  SA: 'Sociedad anónima (S.A.)',
  LTDA: 'Sociedad limitada (Ltda.)',
  LIMITED_PARTNERSHIP: 'Sociedad en comandita simple',
  PARTNERSHIP_BY_SHARES: 'Sociedad en comandita por acciones',
  SOLE_PROPRIETORSHIP: 'Empresa unipersonal',
  FOREIGN_COMPANY: 'Sociedad extranjera',
  NON_PROFIT: 'Entidad sin ánimo de lucro',
  CONSORTIUM: 'Consorcio',
  TEMPORARY_UNION: 'Unión temporal',
  FUTURE_COMPANY_PROMISE: 'Promesa de sociedad futura',
  STATE_ENTITY: 'Entidad estatal',
  OTHER: 'Otra',
} satisfies Record<OrganizationType, string>;

/** In the order in which they are offered. */
export const organizationTypes = Object.keys(names) as readonly OrganizationType[];

/** How a type of organisation is called. */
export const organizationTypeTexts = defineTexts(names);
