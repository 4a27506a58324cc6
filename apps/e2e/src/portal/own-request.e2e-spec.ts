import type { Page } from '@playwright/test';
import type { AccessRequestView } from '@secop/contracts';
import { aCompany } from '../companies/company';
import { importIntoDirectory } from '../companies/directory';
import { fullName } from '../people/person';
import { aUser, type User } from '../people/user';
import { Stores } from '../reconciliation/stores';
import { runningSystem } from '../system/system';
import { admit, anAdministeredAccount, ask, pageOf, type AdministeredAccount } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { see } from './see';

const system = runningSystem();

describe('who asked for access to an account', () => {
  let browser: PortalBrowser;
  let account: AdministeredAccount;
  let user: User;
  let request: AccessRequestView;
  let page: Page;

  beforeAll(async () => {
    [browser, account, user] = await Promise.all([
      PortalBrowser.start(system),
      anAdministeredAccount(system),
      aUser(system),
    ]);
    request = await ask(user, account.id);
    page = await pageOf(browser, user);
  });
  afterAll(() => browser.stop());

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const dialog = () => page.getByRole('dialog');
  const search = async (words: string) => {
    await page.goto('/mis-registros/nuevo');
    await dialog().getByLabel('Nombre completo o NIT').fill(words);
    await dialog().getByRole('button', { name: 'Buscar' }).click();
  };
  const askAgain = async (words: string) => {
    await search(words);
    await dialog()
      .getByRole('button', { name: /^Solicitar/ })
      .first()
      .click();
    await dialog().getByRole('button', { name: 'Continuar' }).click();
    await dialog().getByRole('button', { name: 'Enviar solicitud' }).click();
  };

  /** Ten business days in the store of the service, whose own look finds them over. */
  async function letTheDeadlinePass(id: string): Promise<void> {
    const stores = await Stores.open(system);
    const over = new Date(Date.now() - 60_000);
    await stores
      .in('access-requests', 'access_requests')
      .updateOne({ _id: id }, { $set: { dueAt: over, deadline: over } });
    await stores.close();
  }

  it('sees on the desk what is waited for', async () => {
    await see(page.getByText(new RegExp(request.reference))).toBeVisible();
    await browser.look(page, 'escritorio-solicitante');
    await page.getByRole('link', { name: /^Ver solicitud/ }).click();
    await see(page.getByText('etapa actual')).toBeAttached();
  });

  it('prints a receipt with the radicado and without what is only for the screen', async () => {
    await page.emulateMedia({ media: 'print' });
    await see(page.getByText('· Comprobante')).toBeVisible();
    await see(page.getByText('No es el sitio oficial').last()).toBeVisible();
    await see(page.getByText(fullName(user.person)).last()).toBeVisible();
    await see(page.getByRole('button')).toHaveCount(0);
    await browser.look(page, 'solicitud-comprobante');
    await page.emulateMedia({ media: 'screen' });
  });

  it('reminds the administrators once a business day', async () => {
    await button('Enviar recordatorio').click();
    await see(page.getByText('Enviamos su recordatorio')).toBeVisible();
    await browser.look(page, 'solicitud-recordatorio');
    await button('Enviar recordatorio').click();
    await see(page.getByText('Ya envió un recordatorio')).toBeVisible();
    await browser.look(page, 'solicitud-recordatorio-repetido');
  });

  it('is told that one request is enough', async () => {
    await askAgain(account.nit);
    await see(dialog().getByText('Ya tiene una solicitud abierta')).toBeVisible();
    await browser.look(page, 'nuevo-registro-ya-pedido');
  });

  it('takes the request back, after a question', async () => {
    await page.goto(`/solicitudes/${request.id}`);
    await button('Retirar solicitud').click();
    await browser.look(page, 'solicitud-retirar');
    await dialog().getByRole('button', { name: 'Retirar solicitud' }).click();
    await see(page.getByText('Usted retiró esta solicitud')).toBeVisible();
    await browser.look(page, 'solicitud-retirada');
  });

  it('reads the reason of a rejection while it comes, and when to ask again', async () => {
    request = await ask(user, account.id);
    await page.goto(`/solicitudes/${request.id}`);
    await see(button('Retirar solicitud')).toBeVisible();
    const path = `/access-requests/${request.id}/rejection`;
    const reason = 'No reconocemos a la persona que hizo la solicitud.';
    (await account.administrator.browser.post(path, { reason })).expect(200);
    await see(page.getByRole('blockquote')).toHaveText(reason);
    await see(page.getByText(/puede pedir acceso de nuevo desde el/)).toBeVisible();
    await browser.look(page, 'solicitud-rechazada');
    await askAgain(account.nit);
    await see(dialog().getByText('Aún no puede pedir acceso de nuevo')).toBeVisible();
    await browser.look(page, 'nuevo-registro-espera');
  });

  it('sees a request end that nobody answered in time, and asks again with one press', async () => {
    const silent = await anAdministeredAccount(system);
    const { id } = await ask(user, silent.id);
    await page.goto(`/solicitudes/${id}`);
    await see(button('Retirar solicitud')).toBeVisible();
    await letTheDeadlinePass(id);
    await see(page.getByText('La solicitud terminó sin respuesta')).toBeVisible();
    await browser.look(page, 'solicitud-vencida');
    await button('Renovar solicitud').click();
    await see(page).not.toHaveURL(new RegExp(id));
    await see(button('Retirar solicitud')).toBeVisible();
  });

  it('reads that the access was cancelled while the request is on the screen', async () => {
    const member = await aUser(system);
    const accepted = await ask(member, account.id);
    await admit(account.administrator, member, accepted);
    const own = await pageOf(browser, member);
    await own.goto(`/solicitudes/${accepted.id}`);
    await see(own.getByRole('link', { name: 'Ir a la cuenta' })).toBeVisible();
    const path = `/accounts/${account.id}/members/${member.id}/cancellation`;
    (await account.administrator.browser.post(path, {})).expect(200);
    await see(own.getByText('Su acceso a la cuenta fue cancelado.')).toBeVisible();
    await see(own.getByRole('link', { name: 'Ir a la cuenta' })).toHaveCount(0);
    await browser.look(own, 'solicitud-acceso-cancelado');
  });

  it('finds nothing, and is offered to register the Entidad', async () => {
    await search('Zapatería que nadie conoce');
    await see(dialog().getByText(/No encontramos ninguna cuenta/)).toBeVisible();
    await browser.look(page, 'nuevo-registro-sin-resultados');
  });

  it('is told before and after that nobody administers an account yet', async () => {
    const company = aCompany();
    await importIntoDirectory(system, [company]);
    await search(company.nit);
    await dialog()
      .getByRole('button', { name: /^Solicitar/ })
      .click();
    await see(dialog().getByText('Esta cuenta aún no tiene usuario administrador')).toBeVisible();
    await browser.look(page, 'nuevo-registro-sin-administrador');
    await dialog().getByRole('button', { name: 'Continuar' }).click();
    await dialog().getByRole('button', { name: 'Enviar solicitud' }).click();
    await see(
      page.getByText('La cuenta todavía no tiene usuario administrador').first(),
    ).toBeVisible();
    await browser.look(page, 'solicitud-sin-administrador');
    await page.goto('/mis-registros');
    await see(page.getByRole('rowheader')).toHaveCount(3);
    await browser.look(page, 'mis-registros-estados');
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
