import { AccountClosedV1, happened, type RepairOrder } from '@secop/contracts';
import { repairCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import { accountSnapshot, type Account, type Decision } from '../domain/account/account';
import { repeatAnswer } from '../domain/account/answer-acceptance';
import { MongoAccounts } from '../infrastructure/accounts.mongo-repository';
import { MongoDirectory } from '../infrastructure/directory.mongo-repository';

const unchanged = { unchanged: true } as const;

const sayClosedAgain = (account: Account): Decision =>
  account.state.status === 'closed'
    ? {
        state: account.state,
        events: [happened(AccountClosedV1, { account: accountSnapshot(account) })],
      }
    : unchanged;

class Repairs {
  constructor(
    private readonly accounts: MongoAccounts,
    private readonly directory: MongoDirectory,
  ) {}

  async carryOut(order: RepairOrder): Promise<boolean> {
    switch (order.do) {
      case 'say-answer-again':
        return this.say(order, (account, now) => repeatAnswer(account, order, now) ?? unchanged);
      case 'say-account-closed-again':
        return this.say(order, sayClosedAgain);
      case 'project-into-directory':
        return this.project(order.accountId);
      default:
        return false;
    }
  }

  private async say(
    order: RepairOrder & { accountId: string },
    verb: (account: Account, now: Date) => Decision,
  ): Promise<boolean> {
    // One run may have several orders about one account.
    const about = 'decisionId' in order ? ` ${order.decisionId}` : '';
    const key = `reconciliation ${order.run}: ${order.do}${about}`;
    const command = { key, hash: order.do, by: 'machine' } as const;
    const { outcome } = await this.accounts.decide(order.accountId, command, verb);
    return outcome !== 'unchanged';
  }

  private async project(accountId: string): Promise<boolean> {
    const account = await this.accounts.find(accountId);
    if (account) await this.directory.project(account);
    return account !== undefined;
  }
}

export const repair: OperatorCommand<Config> = repairCommand('accounts', async (get) => {
  const repairs = new Repairs(await get(MongoAccounts), await get(MongoDirectory));
  return (order) => repairs.carryOut(order);
});
