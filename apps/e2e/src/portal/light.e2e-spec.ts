import { expect as see, type Page } from '@playwright/test';
import { runningSystem } from '../system/system';
import { aUser } from '../people/user';
import { anAdministeredAccount, ask, pageOf } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { desktop } from './screens';

const system = runningSystem();
/** Gzipped bytes of scripts that a phone must load before it can use the first screen. */
const first = 170_000;
/** And until nothing more is loaded, when another one is the first: with the menus, and lists and dialogs. */
const whole = 205_000;
const withLists = 250_000;

describe('the portal is light', () => {
  let browser: PortalBrowser;
  let signedIn: Awaited<ReturnType<Page['context']>>;
  /** Of somebody who administers an account, and asked for access to another one. */
  const paths = { account: '', request: '' };

  beforeAll(async () => {
    browser = await PortalBrowser.start(system);
    const [own, other] = [await anAdministeredAccount(system), await anAdministeredAccount(system)];
    const requester = await aUser(system);
    await ask(requester, own.id);
    paths.account = `/cuentas/${own.id}`;
    paths.request = `/solicitudes/${(await ask(own.administrator, other.id)).id}`;
    signedIn = (await pageOf(browser, own.administrator)).context();
  });
  afterAll(() => browser.stop());

  /** By somebody who never was here: nothing comes from a cache. */
  async function weightOf(path: string, cookies: boolean): Promise<number> {
    const context = await browser.person(desktop);
    if (cookies) await context.addCookies(await signedIn.cookies());
    const page = await context.newPage();
    const scripts = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(request.url());
    });
    await page.goto(path);
    await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
    if (cookies)
      await page.getByRole('button', { name: /^Menú de/, includeHidden: true }).waitFor();
    await see(page.getByText('Cargando…')).toHaveCount(0);
    const weights = await Promise.all([...scripts].map(gzipped));
    await context.close();
    return weights.reduce((sum, weight) => sum + weight, 0);
  }

  const isLight = (weight: number, most: number) => {
    expect(weight).toBeGreaterThan(50_000);
    expect(weight).toBeLessThanOrEqual(most);
  };

  it.each([
    ['/ingresar', first],
    ['/registro', whole],
    ['/restablecer-contrasena', whole],
  ])('before somebody has signed in, at %s', async (path, most) => {
    isLight(await weightOf(path, false), most);
  });

  it.each([
    ['the escritorio', whole, () => '/'],
    ['Mis registros', whole, () => '/mis-registros'],
    ['a request', whole, () => paths.request],
    ['Sesiones activas', whole, () => '/configuraciones/sesiones'],
    ['the accounts', whole, () => '/cuentas'],
    ['an account', withLists, () => paths.account],
    ['Nuevo registro', withLists, () => '/mis-registros/nuevo'],
    ['Administración de usuarios', withLists, () => `${paths.account}/administracion-de-usuarios`],
  ])('for somebody who is signed in, and opens %s', async (_, most, path) => {
    isLight(await weightOf(path(), true), most);
  });
});

async function gzipped(url: string): Promise<number> {
  const answer = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
  if (answer.headers.get('content-encoding') !== 'gzip') throw new Error(`Not compressed: ${url}`);
  return Number(answer.headers.get('content-length'));
}
