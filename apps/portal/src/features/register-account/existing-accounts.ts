import type { AccountView } from '@secop/contracts';
import { answerOf, api } from '../../api/client';
import type { Identity } from './account-draft';
import { readNit } from './nit';

export interface Existing {
  /** With the same NIT: the account must not be registered again. */
  readonly same: readonly AccountView[];
  /** With a name like it: the person says whether it is one of these. */
  readonly similar: readonly AccountView[];
}

/** Looks for the account before it is registered: by its number, then by its name. */
export async function existingAccounts({ legalName, nit }: Identity): Promise<Existing> {
  const number = readNit(nit)?.nit;
  const same = number ? await activeWith(number) : [];
  return same.length > 0
    ? { same, similar: [] }
    : { same: [], similar: await activeWith(legalName.slice(0, 120)) };
}

async function activeWith(q: string): Promise<readonly AccountView[]> {
  const query = { q, limit: 5 };
  const { items } = await answerOf(api.GET('/accounts', { params: { query } }));
  return items.filter(({ active }) => active);
}
