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
import { AccessRequestId } from '../show-access-request/access-request-id';
import { RevertRejection } from './revert-rejection';

@Controller('access-requests/:id/rejection-reversal')
export class RevertRejectionController {
  constructor(private readonly revert: RevertRejection) {}

  @Post()
  @HttpCode(200)
  async post(
    @CurrentUser() user: Principal,
    @Param('id', AccessRequestId) id: string,
    @PersonCommand() command: Command,
    @IfMatch() expectedVersion: number | undefined,
    @JsonBody(emptyBody) _body: object,
  ) {
    const view = await this.revert.execute(user, { id, command, expectedVersion });
    return withVersion(view, view.version);
  }
}
