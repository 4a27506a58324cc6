import type { Page } from '@playwright/test';
import { Browser } from '../client/browser';
import { Inbox } from '../inbox/inbox';
import { aPerson } from '../people/person';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { PortalBrowser } from './portal-browser';
import { phone } from './screens';
import { see } from './see';

const system = runningSystem();
const inbox = Inbox.of(system);

describe('who cannot sign in', () => {
  let browser: PortalBrowser;
  let user: User;
  let page: Page;
  let link: string;

  beforeAll(async () => {
    [browser, user] = await Promise.all([PortalBrowser.start(system), aUser(system)]);
    page = await (await browser.person(phone)).newPage();
  });
  afterAll(() => browser.stop());

  const button = (name: string) => page.getByRole('button', { name });
  const newPassword = () => page.getByLabel('Contraseña nueva');

  it('asks for a link, and reads the same whoever it is', async () => {
    await page.goto('/ingresar');
    await page.getByRole('link', { name: 'Olvidé mi contraseña' }).click();
    await see(page.getByRole('heading', { name: 'Restablecer contraseña' })).toBeFocused();
    await browser.look(page, 'restablecer');
    await page.getByLabel('Correo electrónico').fill(user.person.email);
    await button('Enviar enlace').click();
    await see(page.getByRole('heading', { name: 'Revise su correo' })).toBeVisible();
    await browser.look(page, 'restablecer-enviado');
    const { text } = await inbox.arrival(user.person.email, 'contraseña');
    link = /https?:\/\/\S+\/restablecer-contrasena#\S+/.exec(text)![0];
  });

  it('chooses another password, of which the address keeps nothing', async () => {
    await page.goto(link);
    await see(newPassword()).toBeVisible();
    await see(page).toHaveURL(/\/restablecer-contrasena$/);
    await browser.look(page, 'restablecer-nueva');
    await newPassword().fill('corta');
    await button('Cambiar contraseña').click();
    await see(page.getByRole('alert')).toBeFocused();
    await browser.look(page, 'restablecer-error');
    await newPassword().fill('nueve garzas sobre el tejado 86');
    await button('Cambiar contraseña').click();
    await see(page.getByRole('heading', { name: 'Su contraseña cambió' })).toBeVisible();
    await browser.look(page, 'restablecer-cambiada');
  });

  it('finds the link spent when it is opened again, and signs in with the new password', async () => {
    await page.goto('/ingresar');
    await page.goto(link);
    await newPassword().fill('nueve garzas sobre el tejado 87');
    await button('Cambiar contraseña').click();
    await see(page.getByRole('heading', { name: 'El enlace ya no sirve' })).toBeVisible();
    await browser.look(page, 'restablecer-vencido');
    await page.goto('/ingresar');
    await page.getByLabel('Correo electrónico').fill(user.person.email);
    await page.getByLabel('Contraseña').fill('nueve garzas sobre el tejado 86');
    await button('Ingresar').click();
    await see(page.getByRole('heading', { level: 1, name: 'Escritorio' })).toBeVisible();
  });

  it('verifies the address that was never verified, and is led on', async () => {
    const late = aPerson();
    (await new Browser(system.gateway).post('/users', late)).expect(202);
    page = await (await browser.person(phone)).newPage();
    await page.goto('/ingresar');
    await page.getByLabel('Correo electrónico').fill(late.email);
    await page.getByLabel('Contraseña').fill(late.password);
    await button('Ingresar').click();
    await see(page.getByRole('heading', { name: 'Verificar correo' })).toBeVisible();
    await browser.look(page, 'verificar-correo');
    await page.getByLabel('Código de verificación').fill(await inbox.verificationCode(late.email));
    await page.locator('input[type=password]').fill(late.password);
    await button('Verificar').click();
    await see(page).toHaveURL(/\/registro\/entidad$/);
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
