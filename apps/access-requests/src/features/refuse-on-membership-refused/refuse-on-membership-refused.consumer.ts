import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { MembershipRefusedV1 } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { refuse } from '../../domain/grant';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';
import { CatchUpWithAccount } from '../note-administrators/catch-up-with-account';

@Controller()
export class RefuseOnMembershipRefused {
  constructor(
    private readonly change: ChangeAccessRequest,
    private readonly catchUp: CatchUpWithAccount,
  ) {}

  @OnEvent(MembershipRefusedV1)
  async handle(@Payload() { id, data }: ReceivedEvent<typeof MembershipRefusedV1>): Promise<void> {
    const { accessRequestId, accountId, decisionId, reason } = data;
    await this.change.byMachine(accessRequestId, id, (request, occasion) =>
      refuse(request, decisionId, reason, occasion),
    );
    await this.catchUp.execute({ id: accessRequestId, accountId });
  }
}
