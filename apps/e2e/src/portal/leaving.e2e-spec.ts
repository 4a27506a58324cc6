import type { Page } from '@playwright/test';
import { aPerson } from '../people/person';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { pageOf } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { see } from './see';

const system = runningSystem();

/** One computer, used by one person after the other. */
describe('somebody who leaves a browser that others use', () => {
  let browser: PortalBrowser;
  let ana: User;
  let berta: User;

  beforeAll(async () => {
    browser = await PortalBrowser.start(system);
    ana = await aUser(system, aPerson({ firstNames: 'Ana Lucía' }));
    berta = await aUser(system, aPerson({ firstNames: 'Berta' }));
  });
  afterAll(() => browser.stop());

  const signIn = async (where: ReturnType<Page['locator']> | Page, { person }: User) => {
    await where.getByLabel('Correo electrónico').fill(person.email);
    await where.getByLabel('Contraseña').fill(person.password);
    await where.getByRole('button', { name: 'Ingresar' }).click();
  };
  const signInHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Ingresar' });
  const ended = (page: Page) => page.getByRole('dialog', { name: 'Su sesión terminó' });
  const nothingOf = async (page: Page, { person }: User) => {
    const whole: string = await page.evaluate('document.documentElement.outerHTML');
    expect(whole).not.toContain(person.firstNames);
    expect(whole).not.toContain(person.email);
  };
  const signOut = async (page: Page) => {
    await page.getByRole('button', { name: /^Menú de/ }).click();
    await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
  };

  it('signs out, and Back of the browser shows nothing of theirs', async () => {
    const page = await pageOf(browser, ana);
    await page.goto('/configuraciones');
    await see(page.getByText(ana.person.email).first()).toBeVisible();
    await signOut(page);
    await see(signInHeading(page)).toBeVisible();
    await page.goBack();
    await see(signInHeading(page)).toBeVisible();
    await nothingOf(page, ana);
  });

  it('is told when signing out did not work, and stays signed in until it does', async () => {
    const page = await pageOf(browser, ana);
    await page.getByRole('button', { name: /^Menú de/ }).click();
    await see(page.getByRole('menuitem', { name: 'Cerrar sesión' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.context().setOffline(true);
    await signOut(page);
    const failed = page.getByRole('dialog', { name: 'No pudimos cerrar su sesión' });
    await see(failed).toBeVisible();
    await browser.look(page, 'cerrar-sesion-fallo');
    await page.context().setOffline(false);
    await failed.getByRole('button', { name: 'Cerrar sesión' }).click();
    await see(signInHeading(page)).toBeVisible();
    await page.goto('/');
    await see(signInHeading(page)).toBeVisible();
  });

  it('leaves without signing in again, and Back shows nothing of theirs', async () => {
    const page = await pageOf(browser, ana);
    await page.goto('/configuraciones');
    await see(page.getByText(ana.person.email).first()).toBeVisible();
    await page.getByRole('link', { name: 'Sesiones activas' }).click();
    await see(page.getByText('Esta sesión').first()).toBeVisible();
    await page.context().clearCookies();
    await page.getByRole('link', { name: 'Historial de accesos' }).click();
    await page.getByRole('button', { name: 'Salir sin guardar' }).click();
    await see(signInHeading(page)).toBeVisible();
    await page.goBack();
    await see(signInHeading(page)).toBeVisible();
    await nothingOf(page, ana);
  });

  it('leaves nothing to another person who signs in over the page', async () => {
    const page = await pageOf(browser, ana);
    await page.goto('/configuraciones');
    await page.getByLabel('Teléfono').fill('3109876543');
    await page.context().clearCookies();
    const changes = sent(page, 'PATCH');
    await page.getByRole('button', { name: 'Guardar cambios' }).click();
    await ended(page).getByLabel('Correo electrónico').fill(berta.person.email);
    await signIn(ended(page), berta);
    await see(page.getByText('Le damos la bienvenida, Berta')).toBeVisible();
    await nothingOf(page, ana);
    expect(changes).toHaveLength(1);
  });

  it('leaves nothing in another tab when somebody else signs in', async () => {
    const page = await pageOf(browser, ana);
    await page.goto('/configuraciones');
    await page.getByLabel('Teléfono').fill('3109876543');
    const changes = sent(page, 'PATCH');
    const other = await page.context().newPage();
    await other.goto('/ingresar');
    await signIn(other, berta);
    await see(other.getByText('Le damos la bienvenida, Berta')).toBeVisible();
    await see(page.getByText('Le damos la bienvenida, Berta')).toBeVisible();
    await nothingOf(page, ana);
    expect(changes).toEqual([]);
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});

function sent(page: Page, method: string): string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    if (request.method() === method) paths.push(new URL(request.url()).pathname);
  });
  return paths;
}
