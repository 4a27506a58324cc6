import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AccessRequestAcceptedV1, DomainError } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { GrantMembership } from './grant-membership';

@Controller()
export class GrantMembershipOnAccessRequestAccepted {
  constructor(private readonly grant: GrantMembership) {}

  @OnEvent(AccessRequestAcceptedV1)
  async handle(@Payload() event: ReceivedEvent<typeof AccessRequestAcceptedV1>): Promise<void> {
    const { accessRequest } = event.data;
    const { decisionId, decidedBy } = accessRequest;
    if (!decisionId || !decidedBy) throw new DomainError('invalid', 'event.invalid');
    await this.grant.execute({ accessRequest, decisionId, decidedBy }, event.id);
  }
}
