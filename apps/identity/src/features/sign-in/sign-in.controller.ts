import { Controller, Headers, Post, Res } from '@nestjs/common';
import { signInBody } from '@secop/contracts';
import { FromGateway, JsonBody } from '@secop/platform';
import type { Response } from 'express';
import type { z } from 'zod';
import { deviceOf } from '../../domain/device';
import { ClientNetwork } from '../../infrastructure/client-network';
import { setSession } from '../session-header';
import { userViewOf } from '../read-profile/user-view';
import { SignIn } from './sign-in';

@Controller()
export class SignInController {
  constructor(private readonly signIn: SignIn) {}

  @Post('sessions')
  @FromGateway()
  async start(
    @JsonBody(signInBody) body: z.infer<typeof signInBody>,
    @Headers('user-agent') userAgent: string | undefined,
    @ClientNetwork() network: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { user, secret, session } = await this.signIn.execute(body, {
      device: deviceOf(userAgent),
      network,
    });
    setSession(response, secret, session.endsAt);
    return { user: userViewOf(user) };
  }
}
