import { sessionView } from '@secop/contracts';
import { z } from 'zod';
import { anAccountOf, aRequestOf } from '../companies/account';
import { aUser } from '../people/user';
import type { System } from '../system/system';

/** Ids of things that belong to somebody else, by the path parameter's place. */
export interface Strangers {
  readonly accountId: string;
  readonly accessRequestId: string;
  readonly userId: string;
  readonly sessionId: string;
}

export async function strangers(system: System): Promise<Strangers> {
  const [administrator, requester] = [await aUser(system), await aUser(system)];
  const account = await anAccountOf(administrator);
  const request = await aRequestOf(requester, account.id);
  const sessions = (await requester.browser.get('/sessions')).as(
    200,
    z.object({ items: z.array(sessionView) }),
  );
  return {
    accountId: account.id,
    accessRequestId: request.id,
    userId: administrator.id,
    sessionId: sessions.items[0]!.id,
  };
}

/** The path with these ids in the place of its parameters. */
export function pathWith(
  path: string,
  { accountId, accessRequestId, userId, sessionId }: Strangers,
): string {
  const id = path.startsWith('/accounts')
    ? accountId
    : path.startsWith('/sessions')
      ? sessionId
      : accessRequestId;
  return path.replace('{id}', id).replace('{userId}', userId);
}
