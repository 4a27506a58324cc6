import { Controller, Post } from '@nestjs/common';
import { submitAccessRequestBody } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import { CurrentUser, JsonBody, PersonCommand, withVersion, type Principal } from '@secop/platform';
import type { z } from 'zod';
import { SubmitAccessRequest } from './submit-access-request';

@Controller('access-requests')
export class SubmitAccessRequestController {
  constructor(private readonly submit: SubmitAccessRequest) {}

  @Post()
  async post(
    @CurrentUser() user: Principal,
    @PersonCommand() command: Command,
    @JsonBody(submitAccessRequestBody) body: z.output<typeof submitAccessRequestBody>,
  ) {
    const view = await this.submit.execute(user, command, body);
    return withVersion(view, view.version);
  }
}
