import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { MembershipGrantedV1 } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { markEffective } from '../../domain/grant';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';
import { NoteAdministrator } from './note-administrator';

@Controller()
export class MarkEffectiveOnMembershipGranted {
  constructor(
    private readonly change: ChangeAccessRequest,
    private readonly administrators: NoteAdministrator,
  ) {}

  @OnEvent(MembershipGrantedV1)
  async handle(@Payload() { id, data }: ReceivedEvent<typeof MembershipGrantedV1>): Promise<void> {
    const { accessRequestId, decisionId } = data.membership;
    if (accessRequestId && decisionId) {
      await this.change.byMachine(accessRequestId, id, (request, occasion) =>
        markEffective(request, decisionId, occasion),
      );
    }
    await this.administrators.execute(id, data.membership);
  }
}
