import { importedOrganizationType } from './organization-type';

const imported = (companyType: string, facts = {}) =>
  importedOrganizationType({ companyType, stateEntity: false, group: false, name: 'X', ...facts });

describe('an imported organisation type', () => {
  it.each([
    ['PERSONA NATURAL COLOMBIANA', 'NATURAL_PERSON'],
    ['Persona Natural Extranjera', 'NATURAL_PERSON'],
    ['Sociedad por acciones simplificada', 'SAS'],
    ['Sociedad Anónima', 'SA'],
    ['Sociedad de responsabilidad limitada', 'LTDA'],
    ['Sociedad en comandita simple', 'LIMITED_PARTNERSHIP'],
    ['Sociedad en comandita por acciones', 'PARTNERSHIP_BY_SHARES'],
    ['Empresa Unipersonal', 'SOLE_PROPRIETORSHIP'],
    ['Sociedad Extranjera', 'FOREIGN_COMPANY'],
    ['Entidad sin ánimo de lucro', 'NON_PROFIT'],
    ['CONSORCIO', 'CONSORTIUM'],
    ['UNIÓN TEMPORAL', 'TEMPORARY_UNION'],
    ['Promesa de sociedad futura', 'FUTURE_COMPANY_PROMISE'],
    ['Entidad Estatal', 'STATE_ENTITY'],
    ['No Definido', 'OTHER'],
    ['', 'OTHER'],
  ])('%s is %s', (companyType, type) => expect(imported(companyType)).toBe(type));

  it('is completed by what else the row says', () => {
    expect(imported('No Definido', { stateEntity: true })).toBe('STATE_ENTITY');
    expect(imported('No Definido', { group: true, name: 'UNIoN TEMPORAL X' })).toBe(
      'TEMPORARY_UNION',
    );
    expect(imported('No Definido', { group: true })).toBe('CONSORTIUM');
  });
});
