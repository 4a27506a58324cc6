import type { Page } from '@playwright/test';
import { fullName } from '../people/person';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { anAdministeredAccount, ask, type AdministeredAccount } from './in-browser';
import { Keyboard } from './keyboard';
import { PortalBrowser } from './portal-browser';
import { phone, type Screen } from './screens';
import { see } from './see';

const system = runningSystem();

/** In the page: scrolled so that the second request begins at the lower edge of the window. */
const nextAtTheEdge = `(() => {
  const next = document.querySelectorAll('main input[type=checkbox]')[2];
  scrollBy(0, next.getBoundingClientRect().bottom - innerHeight + 8);
})()`;

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

  async function signIn({ person }: User, screen?: Screen) {
    page = await (await browser.person(screen)).newPage();
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
    await see(page.getByRole('heading', { name: 'Solicitud de acceso' })).toBeFocused();
    await keyboard.type(/^Mensaje para el usuario administrador/, 'Presento ofertas.');
    await keyboard.press(/^Continuar/);
    await see(page.getByRole('heading', { name: 'Revise sus respuestas' })).toBeFocused();
    await keyboard.press(/^Enviar solicitud/);
    await see(page.getByText('Su solicitud quedó registrada')).toBeVisible();
    expect(keyboard.unseen).toEqual([]);
  });

  /** What waits is read after the desk is there, and moves what is below it. */
  async function answerRequests(): Promise<void> {
    await see(page.getByRole('link', { name: /^Responder las solicitudes/ })).toBeVisible();
    await keyboard.press(/^Responder las solicitudes/);
  }

  it('accepts it in the inbox, and Escape leaves a dialog where one was', async () => {
    await signIn(account.administrator);
    await answerRequests();
    const name = fullName(requester.person);
    await see(page.getByRole('link', { name })).toBeVisible();
    await keyboard.press(new RegExp(`^${name}`));
    await see(page.getByRole('heading', { level: 1, name: 'Solicitud de acceso' })).toBeFocused();
    await see(page).toHaveTitle(new RegExp(`^Solicitud de acceso de ${name}`));
    await keyboard.press(/^Aceptar acceso/);
    await see(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await see(page.getByRole('button', { name: 'Aceptar acceso' })).toBeFocused();
    await page.keyboard.press('Enter');
    await keyboard.press(/^Aceptar acceso/);
    await see(page.getByRole('heading', { name: 'Usted aceptó el acceso' })).toBeFocused();
    expect(keyboard.unseen).toEqual([]);
  });

  it('sees where it is in a long list, though what one can do with the selected stays in sight', async () => {
    const crowded = await anAdministeredAccount(system);
    for (let count = 0; count < 4; count += 1) await ask(await aUser(system), crowded.id);
    await signIn(crowded.administrator, phone);
    await answerRequests();
    await see(page.getByRole('heading', { level: 3 })).toHaveCount(4);
    await keyboard.press(/^Seleccionar la solicitud/, 'Space');
    await see(page.getByRole('button', { name: 'Rechazar acceso' })).toBeInViewport();
    await page.evaluate(nextAtTheEdge);
    await keyboard.to(/^Aceptar acceso/);
    expect(keyboard.unseen).toEqual([]);
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
