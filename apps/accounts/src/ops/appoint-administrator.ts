import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { OperatorAudit } from '@secop/platform';
import { appoint } from '../domain/account/operation';
import { EndMemberships } from '../features/end-memberships-on-user-closed/end-memberships';
import { MongoAccounts } from '../infrastructure/accounts.mongo-repository';
import { ClosedUsers } from '../infrastructure/closed-users';
import { FindAccount } from './find-account';

export interface Appointment {
  readonly account: string;
  readonly userId: string;
  readonly evidence: string;
  readonly operator: string;
}

@Injectable()
export class AppointAdministrator {
  constructor(
    private readonly account: FindAccount,
    private readonly accounts: MongoAccounts,
    private readonly closedUsers: ClosedUsers,
    private readonly memberships: EndMemberships,
    private readonly audit: OperatorAudit,
  ) {}

  /** The first administrator of an account that has none; answers the account's id. */
  async execute({ account, userId, evidence, operator }: Appointment): Promise<string> {
    const accountId = await this.account.idOf(account);
    const act = 'appoint-administrator';
    await this.audit.record({ operator, act, accountId, userId, grounds: evidence });
    await this.refuseClosed(userId);
    const key = `appointment ${randomUUID()}`;
    await this.accounts.decide(accountId, { key, hash: act, by: 'machine' }, (found, now) =>
      appoint(found, userId, `operator:${operator}`, now),
    );
    if (await this.closedUsers.has(userId)) {
      await this.memberships.at(accountId, userId, key);
      await this.refuseClosed(userId);
    }
    return accountId;
  }

  /** Refuses what `execute` would refuse; writes nothing. */
  async rehearse({ account, userId, operator }: Appointment): Promise<string> {
    const accountId = await this.account.idOf(account);
    await this.refuseClosed(userId);
    appoint(await this.accounts.read(accountId), userId, `operator:${operator}`, new Date());
    return accountId;
  }

  private async refuseClosed(userId: string): Promise<void> {
    if (await this.closedUsers.has(userId)) throw new DomainError('not-found', 'user.not-found');
  }
}
