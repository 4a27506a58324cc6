import type { Page } from '@playwright/test';
import { aUser } from '../people/user';
import { runningSystem } from '../system/system';
import { pageOf } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { see } from './see';

const system = runningSystem();

describe('a screen that has nothing to show', () => {
  let browser: PortalBrowser;
  let page: Page;

  beforeAll(async () => {
    browser = await PortalBrowser.start(system);
    const user = await aUser(system);
    await pageOf(browser, user);
    page = await pageOf(browser, user);
  });
  afterAll(() => browser.stop());

  const heading = (name: string) => page.getByRole('heading', { level: 1, name });

  it.each([
    ['/', 'Empiece por aquí', 'escritorio-vacio'],
    ['/mis-registros', 'Todavía no tiene registros', 'mis-registros-vacio'],
    ['/cuentas', 'Todavía no puede actuar desde ninguna cuenta', 'cuentas-vacio'],
    ['/cuentas/nadie', 'No encontramos esta cuenta', 'cuenta-desconocida'],
    ['/solicitudes/nadie', 'No encontramos esta página', 'solicitud-desconocida'],
    ['/no-existe', 'No encontramos esta página', 'no-encontrada'],
  ])('says so at %s: «%s»', async (path, words, name) => {
    await page.goto(path);
    await see(page.getByText(words)).toBeVisible();
    await see(page.getByRole('contentinfo')).toBeVisible();
    await browser.look(page, name);
  });

  it('says that it waits, and why it failed, and reads it again when one asks for it', async () => {
    let answers = 0;
    await page.route('**/api/v1/me/memberships', async (route) => {
      answers += 1;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await route.abort();
    });
    await page.goto('/mis-registros');
    await see(page.getByText('Cargando…').first()).toBeVisible();
    await browser.look(page, 'mis-registros-cargando');
    await see(page.getByText('No pudimos comunicarnos con el sistema')).toBeVisible();
    await browser.look(page, 'mis-registros-fallo');
    expect(answers).toBeGreaterThan(1);
    await page.unroute('**/api/v1/me/memberships');
    await page.getByRole('button', { name: 'Intentar de nuevo' }).click();
    await see(page.getByText('Todavía no tiene registros')).toBeVisible();
  });

  it('ends the other sessions after a question, and keeps the settings that are saved', async () => {
    await page.goto('/configuraciones/sesiones');
    await page.getByRole('button', { name: 'Cerrar las demás sesiones' }).click();
    await browser.look(page, 'sesiones-cerrar');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cerrar las demás sesiones' }).click();
    await see(page.getByText('Cerramos las demás sesiones.')).toBeVisible();
    await browser.look(page, 'sesiones-cerradas');
    await page.goto('/configuraciones');
    await see(heading('Mis datos')).toBeVisible();
    await page.getByLabel('Teléfono').fill('3001234567');
    await page.getByRole('button', { name: 'Guardar cambios' }).click();
    await see(page.getByText('Guardamos sus datos.')).toBeVisible();
    await browser.look(page, 'configuraciones-guardado');
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
