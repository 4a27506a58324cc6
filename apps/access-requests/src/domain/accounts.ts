import type { Decider } from './decide';
import type { Admission } from './submit';

/** The owner of accounts, asked while a person waits; the token is that person's. */
export abstract class Accounts {
  /** May this person ask for access to this account? Refuses with `account.not-found`. */
  abstract admission(accountId: string, token: string): Promise<Admission>;

  /** Which role has this person at this account? */
  abstract role(
    accountId: string,
    token: string,
  ): Promise<Pick<Decider, 'role' | 'administrators'>>;
}
