import { Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { completePasswordResetBody } from '@secop/contracts';
import { FromGateway, JsonBody } from '@secop/platform';
import type { z } from 'zod';
import { deviceOf } from '../../domain/device';
import { ClientNetwork } from '../../infrastructure/client-network';
import { CompletePasswordReset } from './complete-password-reset';

@Controller()
export class CompletePasswordResetController {
  constructor(private readonly completePasswordReset: CompletePasswordReset) {}

  @Post('password-resets/completion')
  @FromGateway()
  @HttpCode(204)
  complete(
    @JsonBody(completePasswordResetBody) body: z.infer<typeof completePasswordResetBody>,
    @Headers('user-agent') userAgent: string | undefined,
    @ClientNetwork() network: string,
  ): Promise<void> {
    return this.completePasswordReset.execute(body, { device: deviceOf(userAgent), network });
  }
}
