import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OperatorAudit } from '@secop/platform';
import { close } from '../domain/account/operation';
import { MongoAccounts } from '../infrastructure/accounts.mongo-repository';
import { FindAccount } from './find-account';

@Injectable()
export class CloseAccount {
  constructor(
    private readonly account: FindAccount,
    private readonly accounts: MongoAccounts,
    private readonly audit: OperatorAudit,
  ) {}

  /** Safe to run again; answers the account's id. */
  async execute(account: string, reason: string, operator: string): Promise<string> {
    const accountId = await this.account.idOf(account);
    const act = 'close-account';
    await this.audit.record({ operator, act, accountId, grounds: reason });
    await this.accounts.decide(
      accountId,
      { key: `closing ${randomUUID()}`, hash: act, by: 'machine' },
      (found, now) => close(found, `operator:${operator}`, reason, now),
    );
    return accountId;
  }

  /** Refuses what `execute` would refuse; writes nothing. */
  async rehearse(account: string): Promise<string> {
    return this.account.idOf(account);
  }
}
