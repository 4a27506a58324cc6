import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { registerUserBody } from '@secop/contracts';
import { FromGateway, JsonBody } from '@secop/platform';
import type { Response } from 'express';
import type { z } from 'zod';
import { ClientNetwork } from '../../infrastructure/client-network';
import { StartRegistration } from './start-registration';

@Controller()
export class StartRegistrationController {
  constructor(private readonly startRegistration: StartRegistration) {}

  @Post('users')
  @FromGateway()
  @HttpCode(202)
  async start(
    @JsonBody(registerUserBody) body: z.infer<typeof registerUserBody>,
    @ClientNetwork() network: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { holder } = await this.startRegistration.execute(body, network);
    response.setHeader('secop-registration', holder);
    return { status: 'verification-sent' };
  }
}
