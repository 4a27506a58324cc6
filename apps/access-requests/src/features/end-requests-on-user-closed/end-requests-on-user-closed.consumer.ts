import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { UserClosedV1 } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { AccessRequests } from '../../domain/access-requests';
import { ClosedUsers } from '../../domain/closed-users';
import { endByClosedUser } from '../../domain/end';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';

@Controller()
export class EndRequestsOnUserClosed {
  constructor(
    private readonly requests: AccessRequests,
    private readonly closedUsers: ClosedUsers,
    private readonly change: ChangeAccessRequest,
  ) {}

  /** The tombstone comes first: a submission under way finds it after its write, or is found here. */
  @OnEvent(UserClosedV1)
  async handle(@Payload() { id, data }: ReceivedEvent<typeof UserClosedV1>): Promise<void> {
    await this.closedUsers.add(data.userId);
    for (const open of await this.requests.openOf(data.userId)) {
      await this.change.byMachine(open.id, id, endByClosedUser);
    }
  }
}
