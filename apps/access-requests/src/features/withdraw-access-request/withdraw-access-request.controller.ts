import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { emptyBody } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import {
  CurrentUser,
  IfMatch,
  JsonBody,
  PersonCommand,
  withVersion,
  type Principal,
} from '@secop/platform';
import { withdraw } from '../../domain/requester';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';
import { AccessRequestId } from '../show-access-request/access-request-id';

@Controller('access-requests/:id/withdrawal')
export class WithdrawAccessRequestController {
  constructor(private readonly change: ChangeAccessRequest) {}

  @Post()
  @HttpCode(200)
  async post(
    @CurrentUser() { userId }: Principal,
    @Param('id', AccessRequestId) id: string,
    @PersonCommand() command: Command,
    @IfMatch() expectedVersion: number | undefined,
    @JsonBody(emptyBody) _body: object,
  ) {
    const view = await this.change.byPerson({ id, command, expectedVersion }, (request, occasion) =>
      withdraw(request, userId, occasion),
    );
    return withVersion(view, view.version);
  }
}
