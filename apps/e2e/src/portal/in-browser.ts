import type { Page } from '@playwright/test';
import { accountView, accessRequestView, type AccessRequestView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { aCompany, registrationOf } from '../companies/company';
import { aUser, type User } from '../people/user';
import type { System } from '../system/system';
import type { PortalBrowser } from './portal-browser';
import type { Screen } from './screens';

/** A page of somebody who is signed in, in a browser profile of their own. */
export async function pageOf(
  browser: PortalBrowser,
  { person: { email, password } }: User,
  screen?: Screen,
): Promise<Page> {
  const context = await browser.person(screen);
  const page = await context.newPage();
  await page.goto('/ingresar');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña').fill(password);
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Escritorio' }).waitFor();
  return page;
}

export interface AdministeredAccount {
  readonly id: string;
  readonly name: string;
  readonly nit: string;
  readonly administrator: User;
}

/** An account with its administrator, made through the API. */
export async function anAdministeredAccount(system: System): Promise<AdministeredAccount> {
  const administrator = await aUser(system);
  const company = aCompany();
  const answer = await administrator.browser.post('/accounts', registrationOf(company));
  const { id, name } = answer.as(201, accountView);
  return { id, name, nit: company.nit, administrator };
}

export async function ask(requester: User, accountId: string): Promise<AccessRequestView> {
  const body = { accountId, message: 'Presento ofertas por la empresa.', position: 'Analista' };
  return (await requester.browser.post('/access-requests', body)).as(201, accessRequestView);
}

/** Accepts through the API, and waits until the person may act. */
export async function admit(
  administrator: User,
  requester: User,
  request: AccessRequestView,
  role: 'provider' | 'accountAdmin' = 'provider',
): Promise<void> {
  const path = `/access-requests/${request.id}/acceptance`;
  (await administrator.browser.post(path, { role })).expect(200);
  await eventually('the person may act', async () => {
    const acting = await requester.browser.get(`/accounts/${request.accountId}/acting`);
    return acting.status === 200 || undefined;
  });
}
