import { Controller, Param, Patch } from '@nestjs/common';
import { changeRoleBody } from '@secop/contracts';
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
import { changeRole } from '../../domain/account/administration';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';
import { viewOfMembership } from '../list-members/member-view';

@Controller('accounts')
export class ChangeMemberRoleController {
  constructor(private readonly accounts: MongoAccounts) {}

  @Patch(':id/members/:userId')
  async change(
    @Param('id') id: string,
    @Param('userId') userId: string,
    @JsonBody(changeRoleBody) { role }: z.output<typeof changeRoleBody>,
    @PersonCommand() command: Command,
    @IfMatch() seen: number | undefined,
    @CurrentUser() { userId: by }: Principal,
  ) {
    const { answer } = await this.accounts.decide(
      id,
      command,
      (account, now, version) => changeRole(account, { by, userId, seen, version, now }, role),
      viewOfMembership(userId),
    );
    return withVersion(answer!.body, answer!.version);
  }
}
