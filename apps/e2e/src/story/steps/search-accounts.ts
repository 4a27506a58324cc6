import { accountView, type AccountView } from '@secop/contracts';
import { z } from 'zod';
import type { User } from '../../people/user';

const page = z.object({ items: z.array(accountView), next: z.string().nullable() });

export async function searchAccounts({ browser }: User, words: string): Promise<AccountView[]> {
  const answer = await browser.get(`/accounts?q=${encodeURIComponent(words)}`);
  return answer.as(200, page).items;
}
