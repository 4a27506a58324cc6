import { Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { resendVerificationBody } from '@secop/contracts';
import { FromGateway, JsonBody } from '@secop/platform';
import type { z } from 'zod';
import { ClientNetwork } from '../../infrastructure/client-network';
import { ResendVerification } from './resend-verification';

@Controller()
export class ResendVerificationController {
  constructor(private readonly resendVerification: ResendVerification) {}

  @Post('email-verifications/resend')
  @FromGateway()
  @HttpCode(202)
  async resend(
    @JsonBody(resendVerificationBody) { email }: z.infer<typeof resendVerificationBody>,
    @ClientNetwork() network: string,
    @Headers('secop-registration') holder?: string,
  ) {
    await this.resendVerification.execute(email, { holder, network });
    return { status: 'verification-sent' };
  }
}
