import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { MembershipRoleChangedV1 } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { NoteAdministrator } from '../note-administrators/note-administrator';

@Controller()
export class NoteAdministratorOnMembershipRoleChanged {
  constructor(private readonly noteAdministrator: NoteAdministrator) {}

  @OnEvent(MembershipRoleChangedV1)
  async handle(
    @Payload() { data, sequence }: ReceivedEvent<typeof MembershipRoleChangedV1>,
  ): Promise<void> {
    const { accountId, userId, role, state } = data.membership;
    const administers = role === 'accountAdmin' && state === 'active';
    await this.noteAdministrator.execute({ accountId, userId, administers, sequence });
  }
}
