import { Controller, Patch } from '@nestjs/common';
import { updateProfileBody } from '@secop/contracts';
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
import { userViewOf } from '../read-profile/user-view';
import { ChangeProfile } from './change-profile';

@Controller()
export class ChangeProfileController {
  constructor(private readonly changeProfile: ChangeProfile) {}

  @Patch('me')
  async change(
    @CurrentUser() { userId }: Principal,
    @JsonBody(updateProfileBody) change: z.infer<typeof updateProfileBody>,
    @IfMatch() seen: number | undefined,
    @PersonCommand() command: Command,
  ) {
    const user = await this.changeProfile.execute(userId, change, seen, command);
    return withVersion(userViewOf(user), user.version);
  }
}
