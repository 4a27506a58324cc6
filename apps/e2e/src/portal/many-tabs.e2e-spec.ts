import type { BrowserContext, Page } from '@playwright/test';
import type { AccessRequestView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { anAdministeredAccount, ask, pageOf, type AdministeredAccount } from './in-browser';
import { PortalBrowser } from './portal-browser';
import { see } from './see';

const system = runningSystem();
/** One more than the connections that a browser has to one origin. */
const many = 7;

describe('somebody with many tabs', () => {
  let browser: PortalBrowser;
  let account: AdministeredAccount;
  let user: User;
  let request: AccessRequestView;
  let context: BrowserContext;
  const tabs: Page[] = [];
  /** Streams of hints that are open now, in all tabs. */
  let streams = 0;

  beforeAll(async () => {
    [browser, account, user] = await Promise.all([
      PortalBrowser.start(system),
      anAdministeredAccount(system),
      aUser(system),
    ]);
    request = await ask(user, account.id);
    const first = await pageOf(browser, user);
    context = first.context();
    await first.close();
    const count = (difference: number) => (sent: { url: () => string }) => {
      if (sent.url().endsWith('/api/v1/events')) streams += difference;
    };
    context.on('request', count(1));
    context.on('requestfinished', count(-1));
    context.on('requestfailed', count(-1));
  });
  afterAll(() => browser.stop());

  const open = async () => {
    const tab = await context.newPage();
    await tab.goto(`/solicitudes/${request.id}`);
    await see(tab.getByText('Procesan mi solicitud').first()).toBeVisible();
    tabs.push(tab);
  };

  it('sees the same in all of them, over one stream of hints', async () => {
    while (tabs.length < many) await open();
    expect(streams).toBe(1);
    const path = `/access-requests/${request.id}/rejection`;
    const reason = 'No reconocemos a esta persona.';
    (await account.administrator.browser.post(path, { reason })).expect(200);
    for (const tab of tabs) await see(tab.getByText(reason).first()).toBeVisible();
  });

  it('goes on hearing in the others when the tab that heard is closed', async () => {
    await tabs.shift()!.close();
    await eventually('another tab hears', () => streams === 1);
    const path = `/access-requests/${request.id}/rejection-reversal`;
    (await account.administrator.browser.post(path, {})).expect(200);
    for (const tab of tabs) await see(tab.getByText('Etapa 3 de 4').first()).toBeAttached();
  });

  it('and nothing was wrong with any page', () => {
    expect(browser.faults).toEqual([]);
  });
});
