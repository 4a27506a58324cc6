import { actingView, myMembership } from '@secop/contracts';
import { z } from 'zod';
import type { Mail } from '../../inbox/inbox';
import type { User } from '../../people/user';
import type { Scene } from '../scene';

const page = z.object({ items: z.array(myMembership), next: z.string().nullable() });
export type MyMembership = z.infer<typeof myMembership>;

/** The correo de confirmación. It follows the grant, so whoever reads it can act. */
export async function confirmationArrives(
  { inbox }: Scene,
  { person }: User,
  accountName: string,
): Promise<Mail> {
  return inbox.arrival(person.email, `Su acceso a la cuenta ${accountName} fue aceptado`);
}

export async function canAct({ tell }: Scene, { browser, person }: User, accountId: string) {
  const acting = (await browser.get(`/accounts/${accountId}/acting`)).as(200, actingView);
  tell(`${person.firstNames} may act for the account as "${acting.role}".`);
  return acting;
}

/** "Mis registros". */
export async function myMemberships({ browser }: User): Promise<MyMembership[]> {
  return (await browser.get('/me/memberships')).as(200, page).items;
}

/** Both accounts stand side by side. */
export async function accountsSideBySide({ tell }: Scene, user: User): Promise<MyMembership[]> {
  const memberships = await myMemberships(user);
  const lines = memberships.map(({ accountName, display }) => `${accountName}: ${display}`);
  tell(`"Mis registros" of ${user.person.firstNames}: ${lines.join(' · ')}.`);
  return memberships;
}
