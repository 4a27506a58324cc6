import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { UserClosedV1 } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { AccountLists } from '../../infrastructure/account-lists';
import { ClosedUsers } from '../../infrastructure/closed-users';
import { EndMemberships } from './end-memberships';

@Controller()
export class EndMembershipsOnUserClosed {
  constructor(
    private readonly closedUsers: ClosedUsers,
    private readonly accounts: AccountLists,
    private readonly memberships: EndMemberships,
  ) {}

  /** The tombstone first: a grant that this scan misses sees it after its write. */
  @OnEvent(UserClosedV1)
  async handle(@Payload() { id, data }: ReceivedEvent<typeof UserClosedV1>): Promise<void> {
    await this.closedUsers.add(data.userId);
    for await (const accountId of this.accounts.idsOfLiveMember(data.userId)) {
      await this.memberships.at(accountId, data.userId, id);
    }
  }
}
