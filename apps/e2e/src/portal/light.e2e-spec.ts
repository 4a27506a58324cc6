import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import type { AccessRequestView } from '@secop/contracts';
import { aUser } from '../people/user';
import { runningSystem } from '../system/system';
import { anAdministeredAccount, ask, pageOf } from './in-browser';
import { onlyWith, scriptsOf, weightOf } from './light';
import { guestScreens, signedInScreens, type LightScreen } from './light-screens';
import { pictures } from './pictures';
import { PortalBrowser } from './portal-browser';

const system = runningSystem();
/** Gzipped bytes of scripts that a phone must load before a screen can be used. */
const first = 170_000;
/** And until nothing more is loaded: with the menus and dialogs, and what checks a form. */
const whole = 225_000;

/**
 * A screen can be used once its heading and its main controls are on it. What was asked for until then is counted by the
 * browser's own clock; then another browser gets these scripts and no others, and the controls must answer.
 */
describe('the portal is light', () => {
  let browser: PortalBrowser;
  let signedIn: BrowserContext;
  let own: string;
  let request: AccessRequestView;
  let received: AccessRequestView;
  /** Kept beside the pictures. */
  const measured: Record<string, { before: number; all: number }> = {};

  beforeAll(async () => {
    browser = await PortalBrowser.start(system);
    const [account, other] = [
      await anAdministeredAccount(system),
      await anAdministeredAccount(system),
    ];
    own = account.id;
    received = await ask(await aUser(system), own);
    request = await ask(account.administrator, other.id);
    signedIn = (await pageOf(browser, account.administrator)).context();
  });
  afterAll(async () => {
    mkdirSync(pictures, { recursive: true });
    writeFileSync(join(pictures, 'weights.json'), JSON.stringify(measured, undefined, 2));
    await browser.stop();
  });

  async function isLight(name: string, screen: LightScreen, cookies: boolean) {
    const path = name
      .replace('$own', own)
      .replace('$request', request.id)
      .replace('$received', received.id);
    const visitor = async () => {
      const context = await browser.person();
      if (cookies) await context.addCookies(await signedIn.cookies());
      return context;
    };
    const scripts = await scriptsOf(await visitor(), path, screen.controls);
    const [before, all] = [await weightOf(scripts.before), await weightOf(scripts.all)];
    measured[name] = { before, all };
    expect(before).toBeGreaterThan(50_000);
    expect(before).toBeLessThanOrEqual(first);
    expect(all).toBeLessThanOrEqual(whole);
    await onlyWith(scripts.before, await visitor(), path, screen.answers);
  }

  it.each(Object.entries(guestScreens))('before somebody has signed in, at %s', (name, screen) =>
    isLight(name, screen, false),
  );

  it.each(Object.entries(signedInScreens))('for who is signed in, at %s', (name, screen) =>
    isLight(name, screen, true),
  );
});
