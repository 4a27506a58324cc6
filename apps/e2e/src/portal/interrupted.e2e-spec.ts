import { expect as see, type Page } from '@playwright/test';
import { accessRequestView } from '@secop/contracts';
import { z } from 'zod';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { anAdministeredAccount, pageOf, type AdministeredAccount } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { phone } from './screens';

const system = runningSystem();
const message = 'Coordino las ofertas de la empresa y debo presentar una esta semana.';

describe('somebody who is interrupted while asking for access', () => {
  let browser: PortalBrowser;
  let account: AdministeredAccount;

  beforeAll(async () => {
    [browser, account] = await Promise.all([
      PortalBrowser.start(system),
      anAdministeredAccount(system),
    ]);
  });
  afterAll(() => browser.stop());

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

  async function upToReview(page: Page) {
    await page.goto('/mis-registros/nuevo');
    await page.getByLabel('Nombre completo o NIT').fill(account.nit);
    await button(page, 'Buscar').click();
    await button(page, /^Solicitar/).click();
    await page.getByLabel('Mensaje para el usuario administrador').fill(message);
    await page.getByLabel('Su cargo').fill('Coordinadora');
    await button(page, 'Continuar').click();
    await see(page.getByText(message)).toBeVisible();
  }

  const requestsOf = async ({ browser: own }: User) => {
    const answer = await own.get('/access-requests');
    return answer.as(200, z.object({ items: z.array(accessRequestView) })).items;
  };

  it('signs in again over the form when the session has ended, and loses nothing', async () => {
    const user = await aUser(system);
    const page = await pageOf(browser, user, phone);
    await upToReview(page);
    await page.context().clearCookies();

    await button(page, 'Enviar solicitud').click();
    const dialog = page.getByRole('dialog', { name: 'Su sesión terminó' });
    await see(dialog).toBeVisible();
    await browser.look(page, 'sesion-terminada');
    await dialog.getByLabel('Contraseña').fill(user.person.password);
    await dialog.getByRole('button', { name: 'Ingresar' }).click();

    await see(page).toHaveURL(/\/solicitudes\//);
    await see(page.getByText('Su solicitud quedó registrada')).toBeVisible();
    expect(await requestsOf(user)).toMatchObject([{ message, accountId: account.id }]);
    await browser.look(page, 'solicitud-registrada');
  });

  it('tries again after the connection was away, and has asked once', async () => {
    const user = await aUser(system);
    const page = await pageOf(browser, user, phone);
    await upToReview(page);
    await page.context().setOffline(true);

    await button(page, 'Enviar solicitud').click();
    await see(page.getByText('No pudimos comunicarnos con el sistema').first()).toBeVisible();
    await see(page.getByText(message)).toBeVisible();
    await browser.look(page, 'sin-conexion');
    await page.context().setOffline(false);
    await button(page, 'Enviar solicitud').click();

    await see(page.getByText('Su solicitud quedó registrada')).toBeVisible();
    expect(await requestsOf(user)).toHaveLength(1);
  });

  it('presses twice on a slow line, and has asked once', async () => {
    const user = await aUser(system);
    const page = await pageOf(browser, user, phone);
    await upToReview(page);
    const line = await page.context().newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 1_500,
      downloadThroughput: 50_000,
      uploadThroughput: 20_000,
    });

    await button(page, 'Enviar solicitud').dblclick();

    await see(page.getByText('Su solicitud quedó registrada')).toBeVisible({ timeout: 30_000 });
    expect(await requestsOf(user)).toHaveLength(1);
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
