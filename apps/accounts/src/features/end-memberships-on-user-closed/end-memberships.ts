import { Injectable } from '@nestjs/common';
import { endMembershipsOf } from '../../domain/account/operation';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';

/** Ends what a closed user still has; safe to repeat. */
@Injectable()
export class EndMemberships {
  constructor(private readonly accounts: MongoAccounts) {}

  async at(accountId: string, userId: string, cause: string): Promise<void> {
    await this.accounts.decide(
      accountId,
      { key: `${cause}: ${userId} is closed`, hash: 'end-memberships', by: 'machine' },
      (account, now) => endMembershipsOf(account, userId, now),
    );
  }
}
