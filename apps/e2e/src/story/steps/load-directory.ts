import type { AccountView } from '@secop/contracts';
import { aCompany, type Company } from '../../companies/company';
import { importIntoDirectory } from '../../companies/directory';
import { formatted } from '../../companies/nit';
import type { User } from '../../people/user';
import type { Scene } from '../scene';
import { searchAccounts } from './search-accounts';

/** An operator imports a company that nobody administers from a file in the open dataset's format. */
export async function loadDirectory({ system, tell }: Scene): Promise<Company> {
  const company = aCompany();
  await importIntoDirectory(system, [company]);
  tell(
    `The directory is loaded from a CSV of the open dataset; ${formatted(company.nit)} is new in it.`,
  );
  return company;
}

/** Finds the imported company, which has no administrator. */
export async function findImported(
  { tell }: Scene,
  user: User,
  company: Company,
): Promise<AccountView> {
  const found = await searchAccounts(user, formatted(company.nit));
  const account = found.find(({ nit }) => nit === company.nit);
  if (!account) throw new Error(`the imported company ${company.nit} is not found by its NIT`);
  tell(`It is shown as "${account.name}", NIT ${account.nitDisplay}, ${account.municipality}.`);
  return account;
}
