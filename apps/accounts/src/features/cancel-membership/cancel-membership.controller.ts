import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { cancelMembershipBody } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import {
  CurrentUser,
  IfMatch,
  JsonBody,
  PersonCommand,
  withVersion,
  type Principal,
} from '@secop/platform';
import type { z } from 'zod';
import { cancelMembership } from '../../domain/account/administration';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';
import { viewOfMembership } from '../list-members/member-view';

@Controller('accounts')
export class CancelMembershipController {
  constructor(private readonly accounts: MongoAccounts) {}

  @Post(':id/members/:userId/cancellation')
  @HttpCode(200)
  async cancel(
    @Param('id') id: string,
    @Param('userId') userId: string,
    @JsonBody(cancelMembershipBody) { reason }: z.output<typeof cancelMembershipBody>,
    @PersonCommand() command: Command,
    @IfMatch() seen: number | undefined,
    @CurrentUser() { userId: by }: Principal,
  ) {
    const { answer } = await this.accounts.decide(
      id,
      command,
      (account, now, version) =>
        cancelMembership(account, { by, userId, seen, version, now }, reason),
      viewOfMembership(userId),
    );
    return withVersion(answer!.body, answer!.version);
  }
}
