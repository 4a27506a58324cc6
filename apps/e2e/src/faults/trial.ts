import { randomInt, randomUUID } from 'node:crypto';
import {
  accessRequestView,
  accountView,
  type AccessRequestView,
  type AccountView,
} from '@secop/contracts';
import { patiently } from '../client/patiently';
import { aCompany, registrationOf } from '../companies/company';
import type { User } from '../people/user';

/** One acceptance that something was killed in, and what its client learned. */
export interface Trial {
  readonly killed: string;
  readonly account: AccountView;
  readonly request: AccessRequestView;
  readonly requester: User;
  /** `ok`: the client was told so. `unknown`: nobody answered for good. */
  readonly outcome: 'ok' | 'unknown';
}
export type Prepared = Pick<Trial, 'account' | 'request' | 'requester'>;

/** A pending request to an account of its own. */
export async function prepare(administrator: User, requester: User): Promise<Prepared> {
  const [company, keys] = [registrationOf(aCompany()), [randomUUID(), randomUUID()]];
  const registered = await patiently('the registration of an account', () =>
    administrator.browser.post('/accounts', company, { idempotencyKey: keys[0]! }),
  );
  const account = registered.as(201, accountView);
  const submitted = await patiently('a request', () =>
    requester.browser.post(
      '/access-requests',
      { accountId: account.id },
      { idempotencyKey: keys[1]! },
    ),
  );
  return { account, request: submitted.as(201, accessRequestView), requester };
}

/** Accepts with one idempotency key until somebody answers. */
export async function accept(
  administrator: User,
  { request }: Prepared,
): Promise<Trial['outcome']> {
  const idempotencyKey = randomUUID();
  const path = `/access-requests/${request.id}/acceptance`;
  try {
    const answer = await patiently('the acceptance', () =>
      administrator.browser.post(path, {}, { idempotencyKey }),
    );
    answer.expect(200);
    return 'ok';
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return 'unknown';
  }
}

export const somewhereIn = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(resolve, randomInt(milliseconds)));
