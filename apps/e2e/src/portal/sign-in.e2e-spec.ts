import type { Page } from '@playwright/test';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { PortalBrowser } from './portal-browser';
import { see } from './see';

const system = runningSystem();

describe('signing in', () => {
  let browser: PortalBrowser;
  let user: User;
  let page: Page;

  beforeAll(async () => {
    [browser, user] = await Promise.all([PortalBrowser.start(system), aUser(system)]);
    page = await (await browser.person()).newPage();
  });
  afterAll(() => browser.stop());

  const field = (label: string) => page.getByLabel(label, { exact: false });

  it('is asked for where it is needed, and nowhere is anything wrong with the page', async () => {
    await page.goto('/mis-registros');
    await see(page.getByRole('heading', { level: 1, name: 'Ingresar' })).toBeFocused();
    await browser.look(page, 'ingresar');
  });

  it('says at the fields what is missing, and the summary takes the focus', async () => {
    await page.getByRole('button', { name: 'Ingresar' }).press('Enter');
    await see(page.getByRole('alert')).toBeFocused();
    await see(page).toHaveTitle(/^Error: /);
    await page.getByRole('alert').getByRole('link').first().press('Enter');
    await see(field('Correo electrónico')).toBeFocused();
    await browser.look(page, 'ingresar-error');
  });

  it('gives one answer to everything that is wrong', async () => {
    await field('Correo electrónico').fill(user.person.email);
    await field('Contraseña').fill('otra frase que no es la suya');
    await field('Contraseña').press('Enter');
    await see(page.getByRole('alert')).toContainText('No pudimos ingresar con esos datos');
    await see(field('Correo electrónico')).toHaveValue(user.person.email);
  });

  it('leads where the person wanted to go, by keyboard alone', async () => {
    await field('Contraseña').fill(user.person.password);
    await field('Contraseña').press('Enter');
    await see(page).toHaveURL(/\/mis-registros$/);
  });

  it('leads to the part of a page that was asked for', async () => {
    const part = '/cuentas/nadie/administracion-de-usuarios?estado=rechazados';
    const other = await (await browser.person()).newPage();
    await other.goto(part);
    await other.getByLabel('Correo electrónico').fill(user.person.email);
    await other.getByLabel('Contraseña').fill(user.person.password);
    await other.getByLabel('Contraseña').press('Enter');
    await see(other).toHaveURL(new RegExp(`${part.replace('?', String.raw`\?`)}$`));
  });

  it('left nothing in the browser that scripts could read, and asked nobody else', async () => {
    const kept: string[] = await page.evaluate(
      '[document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)]',
    );
    // How far pages were scrolled.
    expect(kept.filter((one) => one !== '' && !one.startsWith('tsr-'))).toEqual([]);
    const scrolled: string = await page.evaluate('JSON.stringify({ ...sessionStorage })');
    expect(scrolled).not.toMatch(new RegExp(`${user.person.email}|${user.person.firstNames}`));
    expect(browser.faults).toEqual([]);
  });
});
