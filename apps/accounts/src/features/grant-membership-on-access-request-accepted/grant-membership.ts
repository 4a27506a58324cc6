import { Injectable } from '@nestjs/common';
import type { AccessRequestSnapshot } from '@secop/contracts';
import { answerAcceptance } from '../../domain/account/answer-acceptance';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';
import { ClosedUsers } from '../../infrastructure/closed-users';
import { EndMemberships } from '../end-memberships-on-user-closed/end-memberships';

export interface AcceptedRequest {
  readonly accessRequest: AccessRequestSnapshot;
  readonly decisionId: string;
  readonly decidedBy: string;
}

@Injectable()
export class GrantMembership {
  constructor(
    private readonly accounts: MongoAccounts,
    private readonly closedUsers: ClosedUsers,
    private readonly memberships: EndMemberships,
  ) {}

  /** Grants or refuses in one write. The tombstone is read before it and, on every delivery, again after it. */
  async execute(accepted: AcceptedRequest, eventId: string): Promise<void> {
    const { accountId, userId } = accepted.accessRequest;
    const userClosed = await this.closedUsers.has(userId);
    await this.accounts.decide(
      accountId,
      { key: eventId, hash: 'answer-acceptance', by: 'machine' },
      (account, now) => answerAcceptance(account, { ...accepted, userClosed }, now),
    );
    if (await this.closedUsers.has(userId)) {
      await this.memberships.at(accountId, userId, eventId);
    }
  }
}
