import { Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { verifyEmailBody } from '@secop/contracts';
import { FromGateway, JsonBody } from '@secop/platform';
import type { z } from 'zod';
import { ClientNetwork } from '../../infrastructure/client-network';
import { VerifyEmail } from './verify-email';

@Controller()
export class VerifyEmailController {
  constructor(private readonly verifyEmail: VerifyEmail) {}

  @Post('email-verifications')
  @FromGateway()
  @HttpCode(204)
  verify(
    @JsonBody(verifyEmailBody) body: z.infer<typeof verifyEmailBody>,
    @ClientNetwork() network: string,
    @Headers('secop-registration') holder?: string,
  ): Promise<void> {
    return this.verifyEmail.execute(body, { holder, network });
  }
}
