import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { acceptAccessRequestBody, rejectAccessRequestBody } from '@secop/contracts';
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
import { accept, reject } from '../../domain/decide';
import { AccessRequestId } from '../show-access-request/access-request-id';
import type { PersonChange } from '../change-access-request/change-access-request';
import { DecideAccessRequest, type Decide } from './decide-access-request';

@Controller('access-requests/:id')
export class DecideAccessRequestController {
  constructor(private readonly decide: DecideAccessRequest) {}

  @Post('acceptance')
  @HttpCode(200)
  accept(
    @CurrentUser() user: Principal,
    @Param('id', AccessRequestId) id: string,
    @PersonCommand() command: Command,
    @IfMatch() expectedVersion: number | undefined,
    @JsonBody(acceptAccessRequestBody) body: z.output<typeof acceptAccessRequestBody>,
  ) {
    return this.by(user, { id, command, expectedVersion }, (request, decider, occasion) =>
      accept(request, decider, body, occasion),
    );
  }

  @Post('rejection')
  @HttpCode(200)
  reject(
    @CurrentUser() user: Principal,
    @Param('id', AccessRequestId) id: string,
    @PersonCommand() command: Command,
    @IfMatch() expectedVersion: number | undefined,
    @JsonBody(rejectAccessRequestBody) body: z.output<typeof rejectAccessRequestBody>,
  ) {
    return this.by(user, { id, command, expectedVersion }, (request, decider, occasion) =>
      reject(request, decider, body, occasion),
    );
  }

  private async by(user: Principal, asked: PersonChange, decide: Decide) {
    const view = await this.decide.execute(user, asked, decide);
    return withVersion(view, view.version);
  }
}
