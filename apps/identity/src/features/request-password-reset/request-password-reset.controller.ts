import { Controller, HttpCode, Post } from '@nestjs/common';
import { requestPasswordResetBody } from '@secop/contracts';
import { FromGateway, JsonBody } from '@secop/platform';
import type { z } from 'zod';
import { ClientNetwork } from '../../infrastructure/client-network';
import { RequestPasswordReset } from './request-password-reset';

@Controller()
export class RequestPasswordResetController {
  constructor(private readonly requestPasswordReset: RequestPasswordReset) {}

  @Post('password-resets')
  @FromGateway()
  @HttpCode(202)
  async request(
    @JsonBody(requestPasswordResetBody) { email }: z.infer<typeof requestPasswordResetBody>,
    @ClientNetwork() network: string,
  ) {
    await this.requestPasswordReset.execute(email, network);
    return { status: 'requested' };
  }
}
