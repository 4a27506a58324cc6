import {
  accessRequestView,
  accountView,
  type AccessRequestView,
  type AccountView,
} from '@secop/contracts';
import type { User } from '../people/user';
import { aCompany, registrationOf, type Company } from './company';

/** Registers an account; that user administers it. */
export async function anAccountOf(
  administrator: User,
  company: Company = aCompany(),
): Promise<AccountView> {
  const answer = await administrator.browser.post('/accounts', registrationOf(company));
  return answer.as(201, accountView);
}

export async function aRequestOf(
  requester: User,
  accountId: string,
  wish: { role?: 'provider' | 'accountAdmin'; message?: string } = {},
): Promise<AccessRequestView> {
  const answer = await requester.browser.post('/access-requests', { accountId, ...wish });
  return answer.as(201, accessRequestView);
}
