import { Controller, Get, Param } from '@nestjs/common';
import { Public } from '@secop/platform';
import { Session } from '../exchange-session/cookies';
import { IdentifierPipe } from '../proxy-request/identifier';
import { ListAccountMembers } from './list-account-members';

@Public()
@Controller('api/v1/accounts/:id/members')
export class ListAccountMembersController {
  constructor(private readonly listAccountMembers: ListAccountMembers) {}

  @Get()
  list(@Session() session: string | undefined, @Param('id', IdentifierPipe) id: string) {
    return this.listAccountMembers.execute(session, id);
  }
}
