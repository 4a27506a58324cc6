import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { MembershipGrantedV1 } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { markEffective } from '../../domain/grant';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';
import { NoteAdministrator } from '../note-administrators/note-administrator';

@Controller()
export class MarkEffectiveOnMembershipGranted {
  constructor(
    private readonly change: ChangeAccessRequest,
    private readonly noteAdministrator: NoteAdministrator,
  ) {}

  @OnEvent(MembershipGrantedV1)
  async handle(
    @Payload() { id, data, sequence }: ReceivedEvent<typeof MembershipGrantedV1>,
  ): Promise<void> {
    const { accessRequestId, decisionId, accountId, userId, role, state } = data.membership;
    if (accessRequestId && decisionId) {
      await this.change.byMachine(accessRequestId, id, (request, occasion) =>
        markEffective(request, decisionId, occasion),
      );
    }
    // A grant that is said again tells what has become of the membership.
    if (role !== 'accountAdmin' || state !== 'active') return;
    await this.noteAdministrator.execute({ accountId, userId, administers: true, sequence });
  }
}
