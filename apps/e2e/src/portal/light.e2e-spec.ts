import type { Page } from '@playwright/test';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { pageOf } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { desktop } from './screens';

const system = runningSystem();
/** Gzipped bytes of scripts that a phone must load before a screen can be used. */
const most = 170_000;

describe('the portal is light', () => {
  let browser: PortalBrowser;
  let user: User;
  let signedIn: Awaited<ReturnType<Page['context']>>;

  beforeAll(async () => {
    [browser, user] = await Promise.all([PortalBrowser.start(system), aUser(system)]);
    signedIn = (await pageOf(browser, user)).context();
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
    await page.getByRole('heading', { level: 1 }).waitFor();
    const weights = await Promise.all([...scripts].map(gzipped));
    await context.close();
    return weights.reduce((sum, weight) => sum + weight, 0);
  }

  it.each(['/ingresar', '/registro', '/restablecer-contrasena'])(
    'before somebody has signed in, at %s',
    async (path) => {
      const weight = await weightOf(path, false);
      expect(weight).toBeGreaterThan(50_000);
      expect(weight).toBeLessThanOrEqual(most);
    },
  );

  it.each(['/', '/mis-registros', '/configuraciones/sesiones', '/cuentas'])(
    'for somebody who is signed in, at %s',
    async (path) => {
      const weight = await weightOf(path, true);
      expect(weight).toBeGreaterThan(50_000);
      expect(weight).toBeLessThanOrEqual(most);
    },
  );
});

async function gzipped(url: string): Promise<number> {
  const answer = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
  if (answer.headers.get('content-encoding') !== 'gzip') throw new Error(`Not compressed: ${url}`);
  return Number(answer.headers.get('content-length'));
}
