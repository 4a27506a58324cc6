import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { decideAccessRequestsBody } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import { CurrentUser, JsonBody, PersonCommand, type Principal } from '@secop/platform';
import type { z } from 'zod';
import { AccountId } from '../list-access-requests/account-id';
import { DecideAccessRequests } from './decide-access-requests';

@Controller('accounts/:id/access-request-decisions')
export class DecideAccessRequestsController {
  constructor(private readonly decide: DecideAccessRequests) {}

  @Post()
  @HttpCode(200)
  async decideAll(
    @CurrentUser() user: Principal,
    @Param('id', AccountId) accountId: string,
    @PersonCommand() command: Command,
    @JsonBody(decideAccessRequestsBody) { decisions }: z.output<typeof decideAccessRequestsBody>,
  ) {
    return { results: await this.decide.execute(user, accountId, command, decisions) };
  }
}
