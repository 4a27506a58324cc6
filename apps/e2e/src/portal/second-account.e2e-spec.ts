import type { Page } from '@playwright/test';
import { aUser, type User } from '../people/user';
import { Inbox } from '../inbox/inbox';
import { runningSystem } from '../system/system';
import { admit, anAdministeredAccount, ask, pageOf, type AdministeredAccount } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { see } from './see';

const system = runningSystem();

describe('one person and a second account', () => {
  let browser: PortalBrowser;
  let first: AdministeredAccount;
  let second: AdministeredAccount;
  let user: User;
  let page: Page;

  beforeAll(async () => {
    [browser, first, second, user] = await Promise.all([
      PortalBrowser.start(system),
      anAdministeredAccount(system),
      anAdministeredAccount(system),
      aUser(system),
    ]);
    await admit(first.administrator, user, await ask(user, first.id));
    page = await pageOf(browser, user);
  });
  afterAll(() => browser.stop());

  it('goes from the picture at the top right to «Nuevo registro», by keyboard alone', async () => {
    await browser.look(page, 'escritorio');
    await page.getByRole('button', { name: /^Menú de/ }).press('Enter');
    await see(page.getByRole('menuitem', { name: 'Configuraciones del usuario' })).toBeVisible();
    await browser.look(page, 'menu');
    await page.getByRole('menuitem', { name: 'Mis registros' }).press('Enter');
    await see(page.getByRole('heading', { level: 1, name: 'Mis registros' })).toBeVisible();
    await see(page.getByText(first.name).first()).toBeVisible();
    await browser.look(page, 'mis-registros');
    await page.getByRole('link', { name: 'Nuevo registro' }).first().press('Enter');
    await see(page.getByRole('dialog', { name: 'Nuevo registro' })).toBeVisible();
    await browser.look(page, 'nuevo-registro');
  });

  it('finds it by its NIT, and asks', async () => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nombre completo o NIT').fill(second.nit);
    await dialog.getByLabel('Nombre completo o NIT').press('Enter');
    await see(dialog.getByText(second.name).first()).toBeVisible();
    await browser.look(page, 'nuevo-registro-resultados');
    await dialog.getByRole('button', { name: /^Solicitar/ }).press('Enter');
    await dialog.getByLabel('Mensaje para el usuario administrador').fill('También trabajo aquí.');
    await dialog.getByLabel('Su cargo').fill('Analista');
    await browser.look(page, 'nuevo-registro-solicitud');
    await dialog.getByRole('button', { name: 'Continuar' }).press('Enter');
    await browser.look(page, 'nuevo-registro-revise');
    await dialog.getByRole('button', { name: 'Enviar solicitud' }).press('Enter');
    await see(page.getByText('Su solicitud quedó registrada')).toBeVisible();
    await see(page.getByText('etapa actual')).toBeAttached();
    await browser.look(page, 'solicitud');
  });

  it('sees the answer without reloading, when the mail confirms it', async () => {
    const id = /\/solicitudes\/([^/?]+)/.exec(page.url())![1]!;
    const path = `/access-requests/${id}/acceptance`;
    (await second.administrator.browser.post(path, {})).expect(200);

    await see(page.getByText('Ya puede actuar desde esta cuenta')).toBeVisible();
    await Inbox.of(system).arrival(user.person.email, second.name, 'fue aceptado');
    await browser.look(page, 'solicitud-aceptada');
  });

  it('acts for one account in one tab and for the other in another', async () => {
    const other = await page.context().newPage();
    await page.goto(`/cuentas/${first.id}`);
    await other.goto(`/cuentas/${second.id}`);
    await see(page.getByRole('heading', { level: 1 })).toContainText(first.name);
    await see(other.getByRole('heading', { level: 1 })).toContainText(second.name);
    await browser.look(other, 'cuenta');
    await other.goto('/cuentas');
    await see(other.getByText(first.name).first()).toBeVisible();
    await see(other.getByText(second.name).first()).toBeVisible();
    await browser.look(other, 'cuentas');
  });

  it('sees and ends the sessions, and reads who used the name', async () => {
    await page.goto('/configuraciones');
    await see(page.getByRole('heading', { level: 1 })).toBeVisible();
    await browser.look(page, 'configuraciones');
    await page.goto('/configuraciones/sesiones');
    await see(page.getByText('Sesiones activas').first()).toBeVisible();
    await browser.look(page, 'sesiones');
    await page.goto('/configuraciones/historial');
    await see(page.getByText('Historial de accesos').first()).toBeVisible();
    await browser.look(page, 'historial');
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
