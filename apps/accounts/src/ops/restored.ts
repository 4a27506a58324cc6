import type { Said } from '@secop/messaging';
import { restoredCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import { fromDirectoryEntry, type AccountState } from '../domain/account/account';
import {
  asSaid,
  registeredAsSaid,
  saidOfAccount,
  type SaidOfAccount,
} from '../domain/account/said-account';
import { MongoAccounts } from '../infrastructure/accounts.mongo-repository';
import { ClosedUsers } from '../infrastructure/closed-users';
import { MongoDirectory } from '../infrastructure/directory.mongo-repository';

/** Registered accounts have facts that no event carries. */
const privateFacts = ['the notification address'];
const personalFacts = [...privateFacts, 'the number of a natural person'];
const unknownAccount = ['the account itself'];

class AccountsFromTheLog {
  constructor(
    private readonly accounts: MongoAccounts,
    private readonly directory: MongoDirectory,
    private readonly closedUsers: ClosedUsers,
  ) {}

  async bring(id: string, said: readonly Said[]): Promise<readonly string[]> {
    const told = said.flatMap(saidOfAccount);
    const key = `restored ${said[0]?.sequence} ${said.at(-1)?.sequence}`;
    for (const userId of told.flatMap(closedUser)) await this.closedUsers.add(userId);
    const beginning = await this.beginning(id, told);
    let lacking: readonly string[] = [];
    const command = { key, hash: 'restored', by: 'machine' } as const;
    await this.accounts.createOrUpdate(id, command, (present) => {
      const from = present ?? beginning;
      if (!from) {
        lacking = unknownAccount;
        return { unchanged: true };
      }
      if (!present && from.registeredBy) lacking = from.personal ? personalFacts : privateFacts;
      return { state: told.reduce(asSaid, from), events: [] };
    });
    const account = await this.accounts.find(id);
    if (account) await this.directory.project(account);
    return lacking;
  }

  /** What an account that the copy does not have begins with. */
  private async beginning(
    id: string,
    told: readonly SaidOfAccount[],
  ): Promise<AccountState | undefined> {
    const entry = await this.directory.find(id);
    const first = told.find((one) => one.what === 'account' || one.what === 'closed');
    if (first?.account.registeredBy) return registeredAsSaid(first.account);
    return entry && fromDirectoryEntry(entry);
  }
}

/** Identity says in no log that a user was closed; what became of the user's memberships does. */
const closedUser = (said: SaidOfAccount): string[] =>
  said.what === 'membership' &&
  said.membership.state === 'ended' &&
  said.membership.reason === 'user-closed'
    ? [said.membership.userId]
    : [];

export const restored: OperatorCommand<Config> = restoredCommand('accounts', async (get) => {
  const log = new AccountsFromTheLog(
    await get(MongoAccounts),
    await get(MongoDirectory),
    await get(ClosedUsers),
  );
  return {
    recovered: { collection: 'accounts', bring: (id, said) => log.bring(id, said) },
    disarm: () => Promise.resolve([]),
  };
});
