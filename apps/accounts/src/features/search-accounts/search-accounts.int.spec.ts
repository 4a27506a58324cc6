import { join } from 'node:path';
import type { AccountView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { AccountsApp } from '../../../test-support/accounts-app';
import { aCompany } from '../../../test-support/registrations';
import { anEntry } from '../../domain/account/account.builder';
import { DirectoryImport } from '../../infrastructure/directory-import';
import { AppointAdministrator } from '../../ops/appoint-administrator';
import { ImportDirectory } from '../../ops/import-directory/import-directory';

interface Page {
  items: AccountView[];
  next: string | null;
}
const demonstration = join(__dirname, '../../../demo/demo-accounts.csv');

describe('searching accounts', () => {
  let app: AccountsApp;
  beforeAll(async () => {
    app = await AccountsApp.start();
    await app.get(ImportDirectory).execute(demonstration);
    const person = {
      nombre: 'ANA MARiA DE LA PEÑA RUIZ',
      nit: '52123987',
      tipo_empresa: 'PERSONA NATURAL COLOMBIANA',
    };
    await app.get(DirectoryImport).write([
      anEntry({ codigo: 'p1', ...person }),
      anEntry({ codigo: 'p2', ...person, nit: '52123988', esta_activa: 'No' }),
      anEntry({ codigo: 'c1', nombre: 'ANA MARiA CONFECCIONES LTDA', nit: '900777111' }),
      anEntry({ codigo: 'c2', nombre: '2026 EVENTOS SAS', nit: '900777112' }),
      ...Array.from({ length: 45 }, (_, i) =>
        anEntry({
          codigo: `t${i}`,
          nombre: `TRANSPORTES DEL SUR ${i} SAS`,
          nit: `9008${10000 + i}`,
        }),
      ),
    ]);
  });
  afterAll(() => app?.stop());

  const page = async (q: string, more = '') =>
    (await app.as<Page>('ana', 'GET', `/accounts?q=${encodeURIComponent(q)}${more}`)).body;
  const names = async (q: string) => (await page(q)).items.map(({ name }) => name);

  it.each([
    [
      'an incomplete name without accents',
      'aerovias continente',
      'AEROVÍAS DEL CONTINENTE AMERICANO S.A. AVIANCA',
    ],
    ['another case and accents', 'Almacenes Éxito', 'ALMACENES ÉXITO S.A.'],
    [
      'another order of words',
      'medellin publicas empresas',
      'EMPRESAS PÚBLICAS DE MEDELLÍN E.S.P.',
    ],
    ['beginnings of words', 'univ nacio colom', 'UNIVERSIDAD NACIONAL DE COLOMBIA'],
    ['a missing letter', 'ecopetrl', 'ECOPETROL S.A.'],
    ['a wrong letter', 'bankolombia', 'BANCOLOMBIA S.A.'],
    ['swapped letters', 'davivienda banoc', 'BANCO DAVIVIENDA S.A.'],
    ['Ñ as it is', 'compañía niño peña', 'COMPAÑÍA DE DEMOSTRACIÓN NIÑO Y PEÑA LTDA'],
    ['N instead of Ñ', 'compania nino y pena', 'COMPAÑÍA DE DEMOSTRACIÓN NIÑO Y PEÑA LTDA'],
    ['another legal suffix', 'Sodimac Colombia SAS', 'SODIMAC COLOMBIA S.A.'],
    ['no legal suffix', 'grupo nutresa', 'GRUPO NUTRESA S.A.'],
    ['a word too many', 'ecopetrol refinería', 'ECOPETROL S.A.'],
    ['a name that begins with a number', '2026', '2026 EVENTOS SAS'],
    ['the data’s own artefacts', 'CONSORCIO ViAS', 'CONSORCIO VÍAS DE DEMOSTRACIÓN 2026'],
  ])('finds by %s: %s', async (_, q, name) => {
    expect((await names(q))[0]).toBe(name);
  });

  it.each([
    '899.999.068-1',
    '899999068-1',
    '899999068',
    '8999990681',
    'CO 899999068-1',
    'nit 899 999 068',
  ])('finds by NIT: %s', async (q) => {
    const { items } = await page(q);
    expect(items).toMatchObject([
      { name: 'ECOPETROL S.A.', nit: '899999068', checkDigit: 1, nitDisplay: '899.999.068-1' },
    ]);
  });

  it('shows city, type and state', async () => {
    expect((await page('bavaria')).items[0]).toEqual({
      id: 'secop-900000005',
      code: '900000005',
      name: 'BAVARIA & CIA S.C.A.',
      nit: '860005224',
      checkDigit: 6,
      nitDisplay: '860.005.224-6',
      organizationType: 'PARTNERSHIP_BY_SHARES',
      municipality: 'Bogotá D.C.',
      department: 'Bogotá D.C.',
      active: true,
      pluralProvider: false,
      hasAdministrator: false,
    });
    expect((await page('construcciones demostracion')).items[0]).toMatchObject({
      active: false,
      nit: null,
      nitDisplay: null,
    });
  });

  describe('for a natural person', () => {
    const found = async (q: string) =>
      (await page(q)).items.filter(({ organizationType }) => organizationType === 'NATURAL_PERSON');

    it('answers the complete name in any order, or the exact number, with the number masked', async () => {
      const expected = { id: 'secop-p1', nit: null, checkDigit: null, nitDisplay: '••••987' };
      expect((await found('de la peña ruiz, ana maría'))[0]).toMatchObject(expected);
      expect(await found('52.123.987')).toMatchObject([expected]);
      expect(await found('52.123.987-1')).toMatchObject([expected]);
    });

    it.each([
      'ana maria',
      'ana maria ruiz',
      'peña ruiz',
      'ana maria de la pena ruis',
      '5212398',
      '521239871',
      '52123987-2',
    ])('answers nobody to %s', async (q) => expect(await found(q)).toEqual([]));

    it('still answers companies with such a name', async () => {
      expect(await names('ana maria')).toEqual(['ANA MARÍA CONFECCIONES LTDA']);
    });

    it('shows the number to members', async () => {
      await app.get(AppointAdministrator).execute({
        account: 'p1',
        userId: 'member',
        evidence: 'x',
        operator: 'eva',
      });
      const { body } = await app.as<Page>('member', 'GET', '/accounts?q=52123987');
      expect(body.items).toMatchObject([
        { nit: '52123987', nitDisplay: '52.123.987', hasAdministrator: true },
      ]);
      const others = await app.as<Page>('ana', 'GET', '/accounts?q=52123987');
      expect(others.body.items).toMatchObject([{ nit: null, hasAdministrator: true }]);
    });
  });

  it('answers page after page, each account once, best first', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { items, next } = await page('transportes del sur', `&limit=10${cursor}`);
      expect(items.length).toBeLessThanOrEqual(10);
      seen.push(...items.map(({ id }) => id));
      cursor = next ? `&cursor=${encodeURIComponent(next)}` : '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(45);
  });

  it.each([
    '.*',
    '^ECO',
    '(a+)+$',
    '$where',
    '{"$gt":""}',
    '\\',
    '%',
    '"',
    "' OR 1=1",
    '☃',
    'ﬁ',
    '٣٤٥٦٧',
  ])('takes %s for words, not for a pattern', async (q) => {
    const { status } = await app.as('ana', 'GET', `/accounts?q=${encodeURIComponent(q)}`);
    expect(status).toBe(200);
    expect((await names(q)).length).toBeLessThan(5);
  });

  it.each([
    '',
    '?q=',
    '?q=%20',
    `?q=${'a'.repeat(121)}`,
    '?q=a&limit=101',
    '?q=a&limit=x',
    '?q=a&sort=x',
    '?q=a&cursor=!',
    '?q=a&cursor=MTIz',
    '?q=a&q=b',
    '?q[$gt]=a',
    '?q=%00',
  ])('refuses /accounts%s', async (query) => {
    const { status, body } = await app.as('ana', 'GET', `/accounts${query}`);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'request.invalid' });
  });

  it('is for signed-in people', async () => {
    const { status, body } = await app.call('GET', '/accounts?q=ecopetrol');
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'token.refused' });
  });

  it('finds registered names with a word too many, and corrects nobody’s words to theirs', async () => {
    const company = aCompany({ legalName: 'ECOPETROLA BANCOLOMBIAS' });
    await app.as('ana', 'POST', '/accounts', company);
    expect(await names('ecopetrola refinería')).toContain('ECOPETROLA BANCOLOMBIAS');
    expect(await names('ecopetrolax')).toEqual([]);
    expect(await names('bancolombiax')).toEqual(['BANCOLOMBIA S.A.']);
  });

  it('follows the aggregate when an account is closed', async () => {
    await app.get(AppointAdministrator).execute({
      account: '900000007',
      userId: 'ana',
      evidence: 'x',
      operator: 'eva',
    });
    await eventually('the administrator is shown', async () =>
      Boolean((await page('davivienda')).items[0]?.hasAdministrator),
    );
  });
});
