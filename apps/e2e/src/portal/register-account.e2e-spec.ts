import type { Page } from '@playwright/test';
import { aCompany } from '../companies/company';
import { checkDigitOf, formatted } from '../companies/nit';
import { aUser } from '../people/user';
import { runningSystem } from '../system/system';
import { anAdministeredAccount, pageOf, type AdministeredAccount } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { see } from './see';

const system = runningSystem();

describe('who registers an Entidad', () => {
  const company = aCompany();
  let browser: PortalBrowser;
  let known: AdministeredAccount;
  let page: Page;

  beforeAll(async () => {
    [browser, known] = await Promise.all([
      PortalBrowser.start(system),
      anAdministeredAccount(system),
    ]);
    page = await pageOf(browser, await aUser(system));
    await page.goto('/cuentas/nueva');
  });
  afterAll(() => browser.stop());

  const field = (name: string) => page.getByLabel(name);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const type = async (name: string, nit: string) => {
    await field('Nombre completo (razón social)').fill(name);
    await field('NIT').last().fill(nit);
    await button('Validar').click();
  };

  it('is told at the field that the check digit is another', async () => {
    const wrong = (checkDigitOf(company.nit) + 1) % 10;
    await browser.look(page, 'registrar-entidad');
    await type(company.legalName, `${company.nit}-${wrong}`);
    await see(page.getByRole('alert')).toBeFocused();
    await browser.look(page, 'registrar-entidad-error');
  });

  it('finds that the Entidad is there already, and is offered access', async () => {
    await type(known.name, formatted(known.nit));
    await see(page.getByText('La Entidad ya tiene cuenta')).toBeVisible();
    await browser.look(page, 'registrar-entidad-ya-existe');
    await button('Cambiar nombre o NIT').click();
  });

  it('is asked about a name that is nearly the same', async () => {
    await type(`${known.name.replace(' S.A.S.', '')} SAS`, formatted(company.nit));
    await see(page.getByText('¿Es alguna de estas?')).toBeVisible();
    await browser.look(page, 'registrar-entidad-parecidas');
    await button('Cambiar nombre o NIT').click();
  });

  it('registers it, and administers it', async () => {
    await type(company.legalName, formatted(company.nit));
    const none = button('No, es otra: continuar');
    await see(none.or(field('Municipio'))).toBeVisible();
    if (await none.isVisible()) await none.click();
    await field('Tipo de organización').selectOption('SAS');
    await field('Departamento').selectOption('Tolima');
    await field('Municipio').fill('Ibagué');
    await field('Correo de notificaciones').fill('licitaciones@empresa.example');
    await browser.look(page, 'registrar-entidad-datos');
    await button('Continuar').click();
    await see(page.getByText('Revise sus respuestas')).toBeVisible();
    await browser.look(page, 'registrar-entidad-revise');
    await button('Registrar Entidad').click();
    await see(page.getByText('Usted es el usuario administrador de la cuenta.')).toBeVisible();
    await browser.look(page, 'registrar-entidad-registrada');
    await page.getByRole('link', { name: 'Ir a la cuenta' }).click();
    await see(page.getByRole('heading', { level: 1, name: company.legalName })).toBeVisible();
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
