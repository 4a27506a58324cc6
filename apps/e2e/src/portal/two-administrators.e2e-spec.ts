import type { Page } from '@playwright/test';
import type { AccessRequestView } from '@secop/contracts';
import { aUser, type User } from '../people/user';
import { fullName } from '../people/person';
import { runningSystem } from '../system/system';
import { admit, anAdministeredAccount, ask, pageOf, type AdministeredAccount } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { see } from './see';

const system = runningSystem();

describe('two administrators who look at the same request', () => {
  let browser: PortalBrowser;
  let account: AdministeredAccount;
  let second: User;
  let requester: User;
  let request: AccessRequestView;
  let pages: { first: Page; second: Page };
  /** Answers what the second one's screen has asked meanwhile. */
  let answer: () => void;

  beforeAll(async () => {
    browser = await PortalBrowser.start(system);
    account = await anAdministeredAccount(system);
    [second, requester] = [await aUser(system), await aUser(system)];
    const { administrator } = account;
    await admit(administrator, second, await ask(second, account.id), 'accountAdmin');
    pages = {
      first: await pageOf(browser, administrator),
      second: await pageOf(browser, second),
    };
    // The second one's screen does not hear: its connection for hints is cut.
    await pages.second.route('**/api/v1/events', (route) => route.abort());
  });
  afterAll(() => browser.stop());

  const inbox = () => `/cuentas/${account.id}/administracion-de-usuarios`;

  it('sees a request arrive while looking at the inbox', async () => {
    await pages.first.goto(inbox());
    await see(pages.first.getByText('No hay solicitudes pendientes')).toBeVisible();
    await browser.look(pages.first, 'administracion-vacia');

    request = await ask(requester, account.id);

    await see(
      pages.first.getByText(fullName(requester.person), { exact: false }).first(),
    ).toBeVisible();
    await browser.look(pages.first, 'administracion-pendientes');
  });

  it('accepts after reading what there is to know', async () => {
    const { first, second: late } = pages;
    for (const page of [first, late]) await page.goto(`${inbox()}/${request.id}`);
    await see(first.getByText('Presento ofertas por la empresa.')).toBeVisible();
    await see(late.getByRole('button', { name: 'Rechazar acceso' })).toBeVisible();
    // It looks by itself now and then; what it asks from here on takes long.
    const later = new Promise<void>((resolve) => (answer = resolve));
    await late.route('**/api/v1/**', async (route) => {
      if (route.request().method() === 'GET') await later;
      await route.fallback();
    });
    await browser.look(first, 'decidir');

    await first.getByRole('button', { name: 'Aceptar acceso' }).click();
    const dialog = first.getByRole('dialog');
    await browser.look(first, 'decidir-aceptar');
    await dialog.getByRole('button', { name: 'Aceptar acceso' }).click();

    await see(first.getByText('Usted aceptó el acceso')).toBeVisible();
    await see(
      first.getByText('Enviamos el correo de confirmación', { exact: false }),
    ).toBeVisible();
    await browser.look(first, 'decidir-aceptada');
  });

  it('who comes later is told calmly who decided and when', async () => {
    const { second: late } = pages;
    await late.getByRole('button', { name: 'Rechazar acceso' }).click();
    const dialog = late.getByRole('dialog');
    await dialog.getByLabel('Motivo del rechazo').fill('No reconocemos a esta persona.');
    await dialog.getByRole('button', { name: 'Rechazar acceso' }).click();
    answer();

    await see(late.getByText('Esta solicitud ya estaba decidida')).toBeVisible();
    const who = fullName(account.administrator.person);
    await see(
      late.getByText(`${who} aceptó esta solicitud`, { exact: false }).first(),
    ).toBeVisible();
    await browser.look(late, 'decidir-otro-antes');
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults.filter((fault) => !fault.includes('/api/v1/events'))).toEqual([]);
  });
});
