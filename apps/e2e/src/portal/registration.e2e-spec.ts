import type { Page } from '@playwright/test';
import { Inbox } from '../inbox/inbox';
import { aPerson } from '../people/person';
import { runningSystem } from '../system/system';
import { anAdministeredAccount, pageOf, type AdministeredAccount } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { desktop, phone } from './screens';
import { see } from './see';

const system = runningSystem();
const inbox = Inbox.of(system);

/** The story of SECOP's help page, from the registration to the confirmation mail, opened where the mails arrive. */
describe('a person registers and asks for access to an account', () => {
  const person = aPerson();
  let browser: PortalBrowser;
  let account: AdministeredAccount;
  let page: Page;

  beforeAll(async () => {
    [browser, account] = await Promise.all([
      PortalBrowser.start(system),
      anAdministeredAccount(system),
    ]);
    page = await (await browser.person(phone)).newPage();
  });
  afterAll(() => browser.stop());

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const field = (name: string) => page.getByLabel(name);

  it('says who they are: section 1', async () => {
    await page.goto('/registro');
    await see(page.getByText('Sección 1 de 3').first()).toBeVisible();
    await button('Continuar').click();
    await see(page.getByRole('alert')).toBeFocused();
    await browser.look(page, 'registro-1-error');
    await field('Tipo de documento').selectOption(person.documentType);
    await field('Número de documento').fill(person.documentNumber);
    await field('Nombres').fill(person.firstNames);
    await field('Apellidos').fill(person.lastNames);
    await browser.look(page, 'registro-1');
    await button('Continuar').click();
  });

  it('chooses an address and a password: section 2, and nothing is lost when going back', async () => {
    await see(page.getByText('Sección 2 de 3').first()).toBeVisible();
    await field('Correo electrónico').fill(person.email);
    await page.locator('input[type=password]').fill(person.password);
    await page.getByRole('checkbox').check();
    await browser.look(page, 'registro-2');
    await button('Atrás').click();
    await see(field('Nombres')).toHaveValue(person.firstNames);
    await button('Continuar').click();
    await see(field('Correo electrónico')).toHaveValue(person.email);
    await button('Continuar').click();
    await see(page.getByText(person.email)).toBeVisible();
    await see(page.getByText(person.password)).toHaveCount(0);
    await browser.look(page, 'registro-revise');
    await button('Registrar usuario').click();
  });

  it('types the code of the mail and is signed in: section 3', async () => {
    await see(field('Código de verificación')).toBeVisible();
    await browser.look(page, 'registro-codigo');
    await field('Código de verificación').fill('00000000');
    await button('Verificar y continuar').click();
    await see(page.getByRole('alert')).toBeFocused();
    await field('Código de verificación').fill(await inbox.verificationCode(person.email));
    await button('Verificar y continuar').click();
    await see(page).toHaveURL(/\/registro\/entidad$/);
    await see(page.getByText('Crear o solicitar acceso a una Entidad').first()).toBeVisible();
    await browser.look(page, 'registro-3');
  });

  it('finds the account by part of its name, asks, and reads the radicado', async () => {
    const word = account.name.split(' ').at(-2)!;
    await field('Nombre completo o NIT').fill(`ingenieria ${word}`);
    await button('Buscar').click();
    await button(/^Solicitar/)
      .first()
      .click();
    await field('Mensaje para el usuario administrador').fill('Soy la nueva coordinadora.');
    await field('Su cargo').fill('Coordinadora de licitaciones');
    await button('Continuar').click();
    await see(button('Enviar solicitud')).toBeVisible();
    await page.goBack();
    await see(field('Su cargo')).toHaveValue('Coordinadora de licitaciones');
    await button('Continuar').click();
    await button('Enviar solicitud').click();
    const filed = page.getByText(/Guarde este radicado: SA-\d{4}-[0-9A-Z]{6}/);
    await see(filed).toBeVisible();
    await browser.look(page, 'registro-finalizado');
    await page.reload();
    await see(filed).toBeVisible();
  });

  it('cannot act before the administrator accepts, and then reads it in the mail', async () => {
    await page.goto(`/cuentas/${account.id}`);
    await see(page.getByRole('main')).toContainText(/no puede actuar/i);
    await browser.look(page, 'cuenta-sin-acceso');

    const desk = await pageOf(browser, account.administrator, desktop);
    await see(desk.getByText('1 solicitud espera su respuesta')).toBeVisible();
    await browser.look(desk, 'escritorio-administrador');
    await desk.getByRole('link', { name: /^Responder/ }).click();
    await desk
      .getByRole('link', { name: new RegExp(person.lastNames) })
      .first()
      .click();
    await desk.getByRole('button', { name: 'Aceptar acceso' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Aceptar acceso' }).click();
    await see(desk.getByText('Usted aceptó el acceso')).toBeVisible();

    const mail = await inbox.arrival(person.email, account.name, 'fue aceptado');
    const link = /https?:\/\/\S+\/cuentas\/[\w-]+/.exec(mail.text)![0];
    await page.goto(link);
    await see(page.getByRole('main')).toContainText('Puede actuar');
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
