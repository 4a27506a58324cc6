import type { AccountView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import type { Company } from '../../companies/company';
import { checkDigitOf } from '../../companies/nit';
import type { User } from '../../people/user';
import type { Scene } from '../scene';
import { searchAccounts } from './search-accounts';

/** By part of its name without accents, and by its NIT as people write it. */
export async function findAccount(
  { tell }: Scene,
  user: User,
  company: Company,
): Promise<AccountView> {
  const digit = checkDigitOf(company.nit);
  const words = [
    `ingenieria ${company.word.toLowerCase()}`,
    `${company.nit}${digit}`,
    `CO ${company.nit}-${digit}`,
  ];
  let account: AccountView | undefined;
  for (const typed of words) {
    account = await eventually(`"${typed}" finds the account`, async () =>
      (await searchAccounts(user, typed)).find(({ nit }) => nit === company.nit),
    );
  }
  tell(`${user.person.firstNames} finds it with ${words.map((typed) => `"${typed}"`).join(', ')}.`);
  return account!;
}
