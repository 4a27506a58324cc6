import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { MembershipCancelledV1 } from '@secop/contracts';
import { OnEvent, type ReceivedEvent } from '@secop/messaging';
import { NoteAdministrator } from '../note-administrators/note-administrator';

@Controller()
export class ForgetAdministratorOnMembershipCancelled {
  constructor(private readonly noteAdministrator: NoteAdministrator) {}

  /** A provider was no administrator, or an event of its own has said that they ceased to be one. */
  @OnEvent(MembershipCancelledV1)
  async handle(
    @Payload() { data, sequence }: ReceivedEvent<typeof MembershipCancelledV1>,
  ): Promise<void> {
    const { accountId, userId, role } = data.membership;
    if (role !== 'accountAdmin') return;
    await this.noteAdministrator.execute({ accountId, userId, administers: false, sequence });
  }
}
