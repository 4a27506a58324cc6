import type { Page } from '@playwright/test';
import { aPerson, fullName } from '../people/person';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { admit, anAdministeredAccount, ask, pageOf, type AdministeredAccount } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { see } from './see';

const system = runningSystem();
const reason = 'La persona no trabaja en esta entidad.';

/** *Administración de usuarios*, one state after the other. */
describe('an administrator of an account', () => {
  let browser: PortalBrowser;
  let account: AdministeredAccount;
  let people: User[];
  let member: User;
  let page: Page;

  beforeAll(async () => {
    [browser, account] = await Promise.all([
      PortalBrowser.start(system),
      anAdministeredAccount(system),
    ]);
    member = await aUser(system, aPerson({ firstNames: 'Olga Cecilia' }));
    people = [];
    for (const firstNames of ['Bruno', 'Carmenza', 'Dagoberto']) {
      people.push(await aUser(system, aPerson({ firstNames })));
    }
    await admit(account.administrator, member, await ask(member, account.id));
    for (const person of people) await ask(person, account.id);
    page = await pageOf(browser, account.administrator);
  });
  afterAll(() => browser.stop());

  const users = () => `/cuentas/${account.id}/administracion-de-usuarios`;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const dialog = () => page.getByRole('dialog');
  const answer = (name: string) => dialog().getByRole('button', { name });
  const nameOf = ({ person }: User) => fullName(person);
  const select = (user: User) =>
    page.getByRole('checkbox', { name: `Seleccionar la solicitud de ${nameOf(user)}` }).first();
  const tab = (name: string) => page.getByRole('link', { name: new RegExp(`^${name}`) });

  it('chooses the account at the top of the page', async () => {
    await page.goto(`/cuentas/${account.id}`);
    await see(page.getByText('Hay 3 solicitudes pendientes.')).toBeVisible();
    await browser.look(page, 'cuenta-administrador');
    await button(/^Actúa desde · Usuario administrador/).click();
    await see(page.getByRole('menuitemradio', { name: new RegExp(account.name) })).toBeVisible();
    await browser.look(page, 'selector-de-cuenta');
    await page.keyboard.press('Escape');
  });

  it('rejects two requests together, and never without a reason', async () => {
    await page.goto(users());
    await select(people[0]!).check();
    await page.getByRole('checkbox').nth(2).check();
    await browser.look(page, 'administracion-seleccion');
    await button('Rechazar acceso').click();
    await browser.look(page, 'administracion-rechazar-varias');
    await answer('Rechazar acceso').click();
    await see(dialog().getByRole('alert')).toBeFocused();
    await browser.look(page, 'administracion-rechazar-sin-motivo');
    await dialog().getByLabel('Motivos frecuentes').selectOption(reason);
    await answer('Rechazar acceso').click();
    await see(page.getByText('Resultado de su decisión')).toBeVisible();
    await browser.look(page, 'administracion-resultado');
    await button('Ocultar resultado').click();
  });

  it('reverts a rejection, and the request waits again', async () => {
    await tab('Rechazados').click();
    await see(page.getByText(reason)).toHaveCount(2);
    await browser.look(page, 'administracion-rechazados');
    await button(/^Revertir rechazo del acceso/)
      .first()
      .click();
    await browser.look(page, 'administracion-revertir');
    await answer('Revertir rechazo del acceso').click();
    await see(page.getByText(/quedó de nuevo pendiente/)).toBeVisible();
    await see(page.getByText(reason)).toHaveCount(1);
    await see(tab('Pendientes')).toContainText('2');
  });

  it('accepts all that wait, together', async () => {
    await tab('Pendientes').click();
    await page.getByRole('checkbox', { name: 'Seleccionar todas' }).check();
    await button('Aceptar acceso').click();
    await browser.look(page, 'administracion-aceptar-varias');
    await answer('Aceptar acceso').click();
    await see(page.getByText('No hay solicitudes pendientes')).toBeVisible();
  });

  it('makes a member administrator, and cannot leave the account without one', async () => {
    await tab('Aceptados').click();
    await see(page.getByRole('row')).toHaveCount(5);
    await browser.look(page, 'administracion-aceptados');
    await button(`Cancelar acceso de ${nameOf(account.administrator)}`)
      .first()
      .click();
    await see(dialog().getByText('Es el último usuario administrador')).toBeVisible();
    await browser.look(page, 'administracion-ultimo-administrador');
    await answer('Entendido').click();
    await button(`Cambiar rol de ${nameOf(member)}`)
      .first()
      .click();
    await dialog()
      .getByRole('radio', { name: /^Usuario administrador/ })
      .check();
    await browser.look(page, 'administracion-cambiar-rol');
    await answer('Guardar rol').click();
    await see(page.getByText(/ahora tiene el rol/)).toBeVisible();
  });

  it('cancels the access of a member, who is listed among the cancelled', async () => {
    const name = nameOf(member);
    await button(`Cancelar acceso de ${name}`).first().click();
    await dialog().getByLabel('Motivo').fill('Ya no trabaja con nosotros.');
    await browser.look(page, 'administracion-cancelar');
    await page.keyboard.press('Escape');
    await see(dialog().getByText('Lo que escribió todavía no se envió.')).toBeVisible();
    await browser.look(page, 'administracion-cancelar-sin-enviar');
    await answer('Cancelar acceso').click();
    await see(page.getByText(/quedó cancelado/)).toBeVisible();
    await tab('Cancelados').click();
    await see(page.getByRole('rowheader')).toHaveCount(1);
    await browser.look(page, 'administracion-cancelados');
  });

  it('rejects one request on its own page, and reads that it was told', async () => {
    const late = await aUser(system);
    const request = await ask(late, account.id);
    await page.goto(`${users()}/${request.id}`);
    await button('Rechazar acceso').click();
    await dialog().getByLabel('Motivo del rechazo').fill('No reconocemos a esta persona.');
    await browser.look(page, 'decidir-rechazar');
    await answer('Rechazar acceso').click();
    await see(page.getByText('Usted rechazó el acceso')).toBeVisible();
    await browser.look(page, 'decidir-rechazada');
    await page.reload();
    await see(button(/^Revertir rechazo/)).toBeVisible();
    await browser.look(page, 'decidir-rechazada-antes');
    await page.goto(`/solicitudes/${request.id}`);
    await see(page.getByText('Esta solicitud es de otra persona')).toBeVisible();
    await browser.look(page, 'solicitud-de-otra-persona');
  });

  it('and who only acts for the account is told why there is nothing to decide', async () => {
    const provider = await aUser(system);
    await admit(account.administrator, provider, await ask(provider, account.id));
    const other = await pageOf(browser, provider);
    await other.goto(users());
    await see(other.getByText('Usted no administra esta cuenta')).toBeVisible();
    await browser.look(other, 'administracion-sin-permiso');
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
