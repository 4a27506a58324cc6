import { expect as see, type Page } from '@playwright/test';
import { fullName } from '../people/person';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { anAdministeredAccount, type AdministeredAccount } from './in-browser';
import { Keyboard } from './keyboard';
import { PortalBrowser } from './portal-browser';

const system = runningSystem();

/** Nothing is clicked and nothing is focused from outside: Tab, Enter, the space bar, arrows and letters. */
describe('by keyboard alone', () => {
  let browser: PortalBrowser;
  let account: AdministeredAccount;
  let requester: User;
  let page: Page;
  let keyboard: Keyboard;

  beforeAll(async () => {
    [browser, account, requester] = await Promise.all([
      PortalBrowser.start(system),
      anAdministeredAccount(system),
      aUser(system),
    ]);
  });
  afterAll(() => browser.stop());

  async function signIn({ person }: User) {
    page = await (await browser.person()).newPage();
    keyboard = new Keyboard(page);
    await page.goto('/ingresar');
    await see(page.getByRole('heading', { level: 1, name: 'Ingresar' })).toBeFocused();
    await keyboard.type(/^Correo electrónico/, person.email);
    await keyboard.type(/^Contraseña/, person.password);
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { level: 1, name: 'Escritorio' })).toBeFocused();
  }

  it('skips what is at the top of every page', async () => {
    page = await (await browser.person()).newPage();
    keyboard = new Keyboard(page);
    await page.goto('/ingresar');
    await see(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.reload();
    await page.evaluate('document.activeElement.blur()');
    await keyboard.press(/^Saltar al contenido/);
    await see(page.getByRole('main')).toBeFocused();
    expect(keyboard.unseen).toEqual([]);
  });

  it('finds an account in the dialog and asks for access', async () => {
    await signIn(requester);
    await keyboard.to(/^Menú de/);
    await page.keyboard.press('Enter');
    await see(page.getByRole('menuitem', { name: 'Escritorio' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { level: 1, name: 'Mis registros' })).toBeFocused();
    await keyboard.press(/^Nuevo registro$/);
    await see(page.getByRole('dialog', { name: 'Nuevo registro' })).toBeVisible();
    await keyboard.type(/^Nombre completo o NIT/, account.nit);
    await page.keyboard.press('Enter');
    await see(page.getByText(account.name).first()).toBeVisible();
    await keyboard.press(/^Solicitar/, 'Space');
    await keyboard.type(/^Mensaje para el usuario administrador/, 'Presento ofertas.');
    await keyboard.press(/^Continuar/);
    await keyboard.press(/^Enviar solicitud/);
    await see(page.getByText('Su solicitud quedó registrada')).toBeVisible();
    expect(keyboard.unseen).toEqual([]);
  });

  it('accepts it in the inbox, and Escape leaves a dialog where one was', async () => {
    await signIn(account.administrator);
    await keyboard.press(/^Responder las solicitudes/);
    const name = fullName(requester.person);
    await see(page.getByRole('link', { name })).toBeVisible();
    await keyboard.press(new RegExp(`^${name}`));
    await see(page.getByRole('heading', { level: 1, name: 'Solicitud de acceso' })).toBeFocused();
    await keyboard.press(/^Aceptar acceso/);
    await see(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await see(page.getByRole('button', { name: 'Aceptar acceso' })).toBeFocused();
    await page.keyboard.press('Enter');
    await keyboard.press(/^Aceptar acceso/);
    await see(page.getByRole('heading', { name: 'Usted aceptó el acceso' })).toBeFocused();
    expect(keyboard.unseen).toEqual([]);
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
