import type { Page, Route } from '@playwright/test';
import { accessRequestView } from '@secop/contracts';
import { z } from 'zod';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { anAdministeredAccount, pageOf, type AdministeredAccount } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { phone } from './screens';
import { see } from './see';

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

  /** The keys of what is sent from now on, once for each time. */
  const keysSentFrom = (page: Page) => {
    const keys: (string | undefined)[] = [];
    page.on('request', (sent) => {
      if (sent.method() !== 'POST' || !sent.url().endsWith('/access-requests')) return;
      keys.push(sent.headers()['idempotency-key']);
    });
    return keys;
  };
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
    const keys = keysSentFrom(page);
    await page.context().setOffline(true);

    await button(page, 'Enviar solicitud').click();
    await see(page.getByText('No pudimos comunicarnos con el sistema').first()).toBeVisible();
    await see(page.getByText(message)).toBeVisible();
    await browser.look(page, 'sin-conexion');
    await page.context().setOffline(false);
    await button(page, 'Enviar solicitud').click();

    await see(page.getByText('Su solicitud quedó registrada')).toBeVisible();
    expect(await requestsOf(user)).toHaveLength(1);
    expect(keys).toEqual([expect.stringMatching(/./), keys[0]]);
  });

  it('tries again after the answer was lost on the way, and gets that answer', async () => {
    const user = await aUser(system);
    const page = await pageOf(browser, user, phone);
    await upToReview(page);
    const keys = keysSentFrom(page);
    const writeAndLose = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/api/v1/access-requests', writeAndLose, { times: 1 });

    await button(page, 'Enviar solicitud').click();
    await see(page.getByText('No pudimos comunicarnos con el sistema').first()).toBeVisible();
    const [written] = await requestsOf(user);
    await button(page, 'Enviar solicitud').click();

    await see(page.getByText('Su solicitud quedó registrada')).toBeVisible();
    await see(page).toHaveURL(new RegExp(`/solicitudes/${written!.id}$`));
    expect(await requestsOf(user)).toHaveLength(1);
    expect(keys).toEqual([expect.stringMatching(/./), keys[0]]);
  });

  it('says within seconds that a search found no connection, and finds when there is one', async () => {
    const user = await aUser(system);
    const page = await pageOf(browser, user, phone);
    await page.goto('/mis-registros/nuevo');
    await page.getByLabel('Nombre completo o NIT').fill(account.nit);
    await page.context().setOffline(true);
    await button(page, 'Buscar').click();
    await see(page.getByText('No pudimos comunicarnos con el sistema')).toBeVisible();
    await browser.look(page, 'buscar-sin-conexion');
    await page.context().setOffline(false);
    await see(button(page, /^Solicitar/)).toBeVisible();
  });

  it('presses twice on a slow line, and has asked once', async () => {
    const user = await aUser(system);
    const page = await pageOf(browser, user, phone);
    await upToReview(page);
    const keys = keysSentFrom(page);
    const line = await page.context().newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 1_500,
      downloadThroughput: 50_000,
      uploadThroughput: 20_000,
    });

    await button(page, 'Enviar solicitud').dblclick();

    await see(page.getByText('Su solicitud quedó registrada')).toBeVisible();
    expect(await requestsOf(user)).toHaveLength(1);
    expect(keys).toHaveLength(1);
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
