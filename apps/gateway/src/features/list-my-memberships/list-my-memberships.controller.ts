import { Controller, Get } from '@nestjs/common';
import { Public } from '@secop/platform';
import { Session } from '../exchange-session/cookies';
import { ListMyMemberships } from './list-my-memberships';

@Public()
@Controller('api/v1/me/memberships')
export class ListMyMembershipsController {
  constructor(private readonly listMyMemberships: ListMyMemberships) {}

  @Get()
  list(@Session() session: string | undefined) {
    return this.listMyMemberships.execute(session);
  }
}
