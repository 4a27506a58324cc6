import { accountView, type AccountView, type ProblemDocument } from '@secop/contracts';
import { registrationOf, type Company } from '../../companies/company';
import { checkDigitOf } from '../../companies/nit';
import type { User } from '../../people/user';
import type { Scene } from '../scene';
import { searchAccounts } from './search-accounts';

/** Nobody has registered that company yet. */
export async function searchInVain(
  { tell }: Scene,
  user: User,
  company: Company,
): Promise<AccountView[]> {
  const found = await searchAccounts(user, company.word);
  if (found.length > 0) throw new Error(`${company.legalName} is there before it was registered`);
  tell(`${user.person.firstNames} searches "${company.legalName}": it does not exist.`);
  return found;
}

/** "Validar" with a check digit that does not belong to the number. */
export async function registerWithWrongCheckDigit(
  { tell }: Scene,
  { browser }: User,
  company: Company,
): Promise<ProblemDocument> {
  const nit = `${company.nit}-${(checkDigitOf(company.nit) + 1) % 10}`;
  const answer = await browser.post('/accounts', { ...registrationOf(company), nit });
  const problem = answer.refusal(422, 'nit.check-digit-wrong');
  tell(`With the NIT ${nit} the answer is "${problem.title}. ${problem.detail}"`);
  return problem;
}

/** "Registrar Entidad": who creates it administers it. */
export async function registerAccount(
  { tell }: Scene,
  { browser, person }: User,
  company: Company,
): Promise<AccountView> {
  const answer = await browser.post('/accounts', registrationOf(company));
  const account = answer.as(201, accountView);
  tell(`With the right one "${account.name}" is registered; ${person.firstNames} administers it.`);
  return account;
}
